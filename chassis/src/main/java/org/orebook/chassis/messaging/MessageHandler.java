package org.orebook.chassis.messaging;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes in the messages of one topic, in the order of each key. What it does with a message and the note that the message
 * was taken in are one transaction, often with other messages before and after. A bean that implements this is all that
 * it takes to hear a topic.
 */
public interface MessageHandler {

    /** The topic whose messages it takes in. */
    String topic();

    /**
     * Whether it takes a newer version of a record only, whatever comes and in whichever order, as read models do. Such
     * a handler is handed every message that comes, one that it has taken before as well, so that its topic can be read
     * from the start again. Any other one is handed each message once, by the message's id.
     */
    default boolean isVersioned() {
        return false;
    }

    /**
     * Does what a message says, in the transaction that it is handed.
     *
     * @return fails with {@link UnacceptableMessageException} where the message can never be applied, so that it is
     *     parked at once; with anything else where it may be applied another time, so that it is tried again first
     */
    Uni<Void> handle(Mutiny.Session session, ReceivedMessage message);
}
