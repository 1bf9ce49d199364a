package org.orebook.chassis.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.orebook.chassis.problem.Refusal;

/** What the failure of a handler says about the message. */
final class Failures {

    private Failures() {}

    /** Whether it fails the same way however often it is tried. */
    static boolean isFinal(Throwable failure) {
        return unacceptable(failure) != null || unreadable(failure);
    }

    /** Why a message was not taken, in words that may be shown: no names of classes, no SQL. */
    static String reason(Throwable failure) {
        UnacceptableMessageException unacceptable = unacceptable(failure);
        if (unacceptable != null && unacceptable.getMessage() != null) {
            return unacceptable.getMessage();
        }
        if (unreadable(failure)) {
            return "The data is not the JSON of its contract.";
        }
        if (failure instanceof Refusal refusal) {
            return refusal.getMessage();
        }
        return "It failed each time that it was tried; the log of the service says how.";
    }

    private static UnacceptableMessageException unacceptable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnacceptableMessageException unacceptable) {
                return unacceptable;
            }
        }
        return null;
    }

    private static boolean unreadable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException) {
                return true;
            }
        }
        return false;
    }
}
