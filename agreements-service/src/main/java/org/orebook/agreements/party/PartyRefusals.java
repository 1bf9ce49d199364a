package org.orebook.agreements.party;

import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about a party. */
public final class PartyRefusals {

    private PartyRefusals() {}

    /** There is no such party for this caller. */
    public static final class NoSuchParty extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchParty(String idOrCode) {
            super("There is no party " + idOrCode + ".");
        }
    }

    /** What was stated about a party is not acceptable. */
    public static final class InvalidParty extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public InvalidParty(List<FieldError> errors) {
            super("invalid-party", "Invalid party", "Something stated about the party is not acceptable.", errors);
        }
    }

    /** A code names one party. */
    public static final class CodeTaken extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public CodeTaken(String code, boolean stated) {
            super(
                    "party-code-taken",
                    "Party code taken",
                    stated
                            ? "Another party has the code " + code + ": use that party, or state another code."
                            : "Another party has the code " + code + ", which the name makes: use that party, or state"
                                    + " a code.",
                    List.of(FieldError.of("code", code, "another party has it")));
        }
    }

    /** An LEI or national number belongs to one party. */
    public static final class IdentifierTaken extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public IdentifierTaken(List<FieldError> taken) {
            super(
                    "party-identifier-taken",
                    "Party identifier taken",
                    "An LEI or national number belongs to one party, and this one belongs to another already.",
                    taken);
        }
    }
}
