package org.orebook.chassis.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A versioned handler that takes in many messages with few statements: a read model that is built anew, or that follows a
 * large import, hears tens of thousands of them.
 */
public interface ReadModelHandler extends MessageHandler {

    /**
     * Does what messages say, in the transaction that it is handed: so that all is as if they had been handed to it one
     * after the other.
     *
     * @param messages in their order; several may be of one key
     * @return fails where one of them cannot be applied, and then nothing of this transaction holds: all are handed over
     *     again, each by itself
     */
    Uni<Void> handleAll(Mutiny.Session session, List<ReceivedMessage> messages);

    @Override
    default Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        return handleAll(session, List.of(message));
    }

    @Override
    default boolean isVersioned() {
        return true;
    }
}
