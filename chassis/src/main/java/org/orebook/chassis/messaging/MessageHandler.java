package org.orebook.chassis.messaging;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes in the messages of one topic. What it does with a message and the note that the message was taken in are one
 * transaction.
 */
public interface MessageHandler {

    /** The topic whose messages it takes in. */
    String topic();

    /**
     * Does what a message says, in the transaction that it is handed.
     *
     * @return fails with {@link UnacceptableMessageException} where the message can never be applied, so that it is
     *     parked at once; with anything else where it may be applied another time, so that it is tried again first
     */
    Uni<Void> handle(Mutiny.Session session, ReceivedMessage message);
}
