package org.orebook.deposits.deposit;

import java.util.List;
import java.util.UUID;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about a deposit. */
public final class Refusals {

    private Refusals() {}

    /** There is no such deposit for this caller. */
    public static final class NoSuchDeposit extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchDeposit(String idOrNumber) {
            super("There is no deposit " + idOrNumber + ".");
        }
    }

    /** What was stated about a deposit is not acceptable. */
    public static final class InvalidDeposit extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public InvalidDeposit(List<FieldError> errors) {
            super(
                    "invalid-deposit",
                    "Invalid deposit",
                    "Something stated about the deposit is not acceptable.",
                    errors);
        }
    }

    /** The parent is the deposit itself or part of it. */
    public static final class CycleInTree extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public CycleInTree(UUID parent) {
            super(
                    "deposit-tree-cycle",
                    "Cycle in the tree of deposits",
                    "A deposit cannot be part of itself or of one of its own parts.",
                    List.of(FieldError.of("parent", parent, "is the deposit itself or one of its parts")));
        }
    }

    /** The tree goes from district through deposit to zone, and not otherwise. */
    public static final class WrongLevel extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public WrongLevel(String field, Object value, String reason) {
            super(
                    "deposit-tree-level",
                    "Wrong level in the tree of deposits",
                    "A district holds deposits and zones, a deposit holds zones, a zone holds nothing.",
                    List.of(FieldError.of(field, value, reason)));
        }
    }

    /** The deposit was found to be another one, and answers no more for itself. */
    public static final class Merged extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public Merged(String number, UUID into) {
            super(
                    "deposit-merged",
                    "Deposit merged",
                    "Deposit " + number + " was merged into " + into + ": change that one.",
                    List.of());
        }
    }

    /** A deposit cannot be merged into itself. */
    public static final class MergeWithItself extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public MergeWithItself(UUID id) {
            super(
                    "merge-with-itself",
                    "Merge with itself",
                    "Name another deposit than the one that gives way.",
                    List.of(FieldError.of("into", id, "is the same deposit")));
        }
    }

    /** A record of another database belongs to one deposit only. */
    public static final class RecordTaken extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public RecordTaken(List<FieldError> taken) {
            super(
                    "external-record-taken",
                    "External record taken",
                    "A record of another database belongs to one deposit, and this one belongs to another already.",
                    taken);
        }
    }
}
