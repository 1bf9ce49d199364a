package org.orebook.deposits.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about an estimate. */
public final class EstimateRefusals {

    private EstimateRefusals() {}

    /** There is no such estimate for this caller. */
    public static final class NoSuchEstimate extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchEstimate(String id) {
            super("There is no estimate " + id + ".");
        }
    }

    /** What was stated is not acceptable. */
    public static final class InvalidEstimate extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public InvalidEstimate(List<FieldError> errors) {
            super(
                    "invalid-estimate",
                    "Invalid estimate",
                    "Something stated about the estimate is not acceptable.",
                    errors);
        }
    }

    /** Nobody judges what they wrote themselves. */
    public static final class OwnEstimate extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public OwnEstimate() {
            super(
                    "own-estimate",
                    "Own estimate",
                    "You have written some of this estimate yourself: somebody else has to judge it.",
                    List.of());
        }
    }

    /** Only who recorded an estimate takes it back; anybody else rejects or disputes it. */
    public static final class NotTheAuthor extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public NotTheAuthor() {
            super(
                    "not-the-author",
                    "Not the author",
                    "Only somebody who wrote some of this estimate takes it back: a reviewer disputes or rejects it.",
                    List.of());
        }
    }

    /** A finding stands in the way of a confirmation until a reviewer accepts it with a reason. */
    public static final class OpenFindings extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public OpenFindings(List<Finding> findings) {
            super(
                    "open-findings",
                    "Open findings",
                    "The estimate has findings that nobody has accepted: accept each with a reason, or dispute it.",
                    open(findings));
        }

        private static List<FieldError> open(List<Finding> findings) {
            return IntStream.range(0, findings.size())
                    .filter(i -> findings.get(i).isOpen())
                    .mapToObj(i -> FieldError.of(
                            "findings[" + i + "]",
                            findings.get(i).code().code(),
                            findings.get(i).text()))
                    .toList();
        }
    }

    /** The step does not follow from the state that it is in. */
    public static final class WrongState extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public WrongState(String what, EstimateState present, EstimateState... allowed) {
            super(
                    "wrong-state",
                    "Wrong state",
                    "One can " + what + " an estimate that is "
                            + Arrays.stream(allowed).map(EstimateState::code).collect(Collectors.joining(" or "))
                            + "; this one is " + present.code() + ".",
                    List.of());
        }
    }

    /** What stands in an estimate's place is another standing one of the same deposit and commodity. */
    public static final class NotASuccessor extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public NotASuccessor(UUID by) {
            super(
                    "not-a-successor",
                    "Not a successor",
                    "What stands in an estimate's place is another standing one of the same deposit and commodity.",
                    List.of(FieldError.of("by", by, "is no such estimate")));
        }
    }

    /** There is no such finding. */
    public static final class NoSuchFinding extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchFinding(int place) {
            super("The estimate has no finding " + place + ".");
        }
    }
}
