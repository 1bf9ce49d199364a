package org.orebook.deposits.importing;

import java.util.List;
import org.orebook.deposits.importing.source.RowError;

/** A row that cannot be taken, with everything that is wrong with it. Never leaves the import. */
final class RejectedRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RowError> errors;

    RejectedRow(List<RowError> errors) {
        super("rejected", null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<RowError> errors() {
        return errors;
    }
}
