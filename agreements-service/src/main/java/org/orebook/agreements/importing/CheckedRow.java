package org.orebook.agreements.importing;

import java.util.List;
import org.orebook.agreements.agreement.SourceRecord;

/** A row that was looked at: what it states, or everything that is wrong with it. */
sealed interface CheckedRow {

    /** The data row in the file, counted from 1. */
    long number();

    /** One that can be taken. */
    record Acceptable(ContractRow contract, SourceRecord record, ContractDocument document) implements CheckedRow {
        @Override
        public long number() {
            return contract.number();
        }
    }

    /** One that cannot. */
    record Rejected(long number, List<RowRemark> errors) implements CheckedRow {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
