package org.orebook.agreements.importing;

import java.util.List;

/** One row of the file: a contract, or everything that is wrong with it. */
sealed interface RowReading {

    /** The data row in the file, counted from 1. */
    long number();

    /** A contract. */
    record Taken(ContractRow contract) implements RowReading {
        @Override
        public long number() {
            return contract.number();
        }
    }

    /** A row that is not taken. */
    record Rejected(long number, List<RowRemark> errors) implements RowReading {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
