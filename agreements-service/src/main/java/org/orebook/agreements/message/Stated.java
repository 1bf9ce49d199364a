package org.orebook.agreements.message;

import java.util.UUID;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** Holds a message to what its contract promises. */
public final class Stated {

    private Stated() {}

    /** A member that has to be there. */
    public static <T> T member(String name, T value) {
        if (value == null) {
            throw new UnacceptableMessageException("The message has no member " + name + ".");
        }
        return value;
    }

    /** A version, which counts from 1. */
    public static int version(int version) {
        if (version < 1) {
            throw new UnacceptableMessageException("The message has no version from 1.");
        }
        return version;
    }

    /** The topic's order is that of its keys: a record that comes under another one's would have none. */
    public static void keyIs(UUID id, ReceivedMessage message) {
        if (!id.toString().equals(message.key())) {
            throw new UnacceptableMessageException("The message is about another record than its key says.");
        }
    }
}
