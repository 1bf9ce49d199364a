package org.orebook.agreements.agreement;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.orebook.chassis.json.Coded;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about an agreement. */
public final class AgreementRefusals {

    private AgreementRefusals() {}

    /** There is no such agreement for this caller. */
    public static final class NoSuchAgreement extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchAgreement(String idOrNumber) {
            super("There is no agreement " + idOrNumber + ".");
        }
    }

    /** The agreement has no such amendment. */
    public static final class NoSuchAmendment extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchAmendment(String number) {
            super("The agreement has no amendment " + number + ".");
        }
    }

    /** The agreement has no such obligation. */
    public static final class NoSuchObligation extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        public NoSuchObligation(String id) {
            super("The agreement has no obligation " + id + ".");
        }
    }

    /** What was stated is not acceptable. */
    public static final class InvalidAgreement extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public InvalidAgreement(List<FieldError> errors) {
            super(
                    "invalid-agreement",
                    "Invalid agreement",
                    "Something stated about the agreement is not acceptable.",
                    errors);
        }

        public InvalidAgreement(FieldError error) {
            this(List.of(error));
        }
    }

    /** Nobody approves what they wrote themselves. */
    public static final class OwnAgreement extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public OwnAgreement() {
            super(
                    "own-agreement",
                    "Own agreement",
                    "You have written some of this agreement yourself: another approver has to take this step.",
                    List.of());
        }
    }

    /** The step does not follow from the state that it is in. */
    public static final class WrongState extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        private WrongState(String detail) {
            super("wrong-state", "Wrong state", detail, List.of());
        }

        /** Of a step that is taken from other states, with those that are legal instead. */
        public static WrongState of(String what, Coded present, Collection<? extends Coded> legal) {
            String instead = legal.isEmpty()
                    ? "No step follows from that."
                    : "From there one can " + legal.stream().map(Coded::code).collect(Collectors.joining(", ")) + ".";
            return new WrongState("One cannot " + what + " what is " + present.code() + ". " + instead);
        }

        /** Of an agreement whose request to deposits is not answered yet. */
        public static WrongState committing(String what) {
            return new WrongState(
                    "One cannot " + what + " an agreement that waits for its commitments to be granted or "
                            + "refused: no step follows until then.");
        }
    }

    /** An agreement with a stated last day expires when that is over. */
    public static final class NotYetExpired extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public NotYetExpired(String expiresOn) {
            super(
                    "not-yet-expired",
                    "Not yet expired",
                    "The agreement runs until " + expiresOn + ": what ends before is terminated.",
                    List.of());
        }
    }

    /** One amendment follows another: while one is open there is no next. */
    public static final class AmendmentOpen extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        public AmendmentOpen(int number) {
            super(
                    "amendment-open",
                    "Amendment open",
                    "Amendment " + number + " is not decided yet: sign or withdraw it before the next one.",
                    List.of());
        }
    }

    /** An agreement that follows itself. */
    public static final class LadderCycle extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        public LadderCycle(Object predecessor) {
            super(
                    "agreement-cycle",
                    "Agreements in a cycle",
                    "An agreement follows none that follows it.",
                    List.of(FieldError.of("predecessor", predecessor, "follows this agreement, or is it")));
        }
    }
}
