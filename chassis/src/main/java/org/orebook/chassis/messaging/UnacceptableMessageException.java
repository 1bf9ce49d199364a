package org.orebook.chassis.messaging;

/** A message that cannot be read or makes no sense, however often it is tried: it is parked with this reason. */
public final class UnacceptableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnacceptableMessageException(String reason) {
        super(reason);
    }

    public UnacceptableMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
