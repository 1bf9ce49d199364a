package org.orebook.deposits.reserve;

import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about a file of country figures. */
final class ReserveRefusals {

    private static final int MOST_ERRORS = 1000;

    private ReserveRefusals() {}

    /** The file is no table of the layout. */
    static final class UnreadableFile extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        UnreadableFile(String where, String reason) {
            super(
                    "unreadable-file",
                    "Unreadable file",
                    reason + " Nothing was taken.",
                    List.of(FieldError.of(where, reason)));
        }
    }

    /** Rows that cannot be believed; a table with one is not taken, nor the others of its file. */
    static final class InvalidRows extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        InvalidRows(List<FieldError> errors) {
            super(
                    "invalid-reserves",
                    "Invalid country figures",
                    errors.size() <= MOST_ERRORS
                            ? "Something stated in the file is not acceptable. Nothing was taken."
                            : "Something stated in the file is not acceptable: " + errors.size() + " things, of which "
                                    + MOST_ERRORS + " are listed. Nothing was taken.",
                    errors.size() <= MOST_ERRORS ? errors : errors.subList(0, MOST_ERRORS));
        }
    }

    /** Another table of that edition and commodity is here already. */
    static final class EditionExists extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        EditionExists(List<EditionTable> others) {
            super(
                    "edition-exists",
                    "Edition exists",
                    "Other figures of these editions and commodities are here already: send the file with replace=true"
                            + " to put these in their place. Nothing was taken.",
                    others.stream()
                            .map(table -> FieldError.of(
                                    "edition", table.edition() + ", " + table.commodity(), "has other figures here"))
                            .toList());
        }
    }
}
