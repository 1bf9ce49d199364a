package org.orebook.chassis.messaging;

import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about dead letters. */
final class DeadLetterRefusals {

    private DeadLetterRefusals() {}

    /** There is no such letter, or the service is not this one. */
    static final class NoSuchLetter extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchLetter(String id) {
            super("There is no dead letter " + id + " here.");
        }
    }

    /** Whose letters are asked for is another service, or none. */
    static final class NotHere extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        NotHere() {
            super("There are no dead letters of that service here.");
        }
    }

    /** A letter is replayed or discarded once. */
    static final class Resolved extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        Resolved(DeadLetterState state) {
            super(
                    "dead-letter-resolved",
                    "Dead letter resolved",
                    "The letter is " + state.code() + " already: only one that is parked can be replayed or discarded.",
                    List.of());
        }
    }

    /** The message was tried again and failed again. */
    static final class ReplayFailed extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        ReplayFailed(String reason) {
            super(
                    "replay-failed",
                    "Replay failed",
                    "The message could not be taken in this time either, and stays parked: " + reason,
                    List.of());
        }
    }

    /** There is nothing to hand over, or nobody to hand it to. */
    static final class NotReplayable extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        NotReplayable(String why) {
            super("not-replayable", "Not replayable", why + " It can only be discarded.", List.of());
        }
    }

    /** A step says why. */
    static final class NoReason extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        NoReason(FieldError error) {
            super("invalid-step", "Invalid step", "Say why the message is replayed or discarded.", List.of(error));
        }
    }
}
