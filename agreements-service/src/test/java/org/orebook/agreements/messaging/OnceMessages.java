package org.orebook.agreements.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.chassis.messaging.ReceivedMessage;

/** Hears a topic whose messages take effect once, and answers those that ask for it. */
@Singleton
class OnceMessages extends NotedMessages {

    static final String TOPIC = "test.once";
    static final String ANSWERS = "test.answers";
    static final String ASKS = "{\"answer\": true}";

    private final Outbox outbox;

    OnceMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    Uni<Void> also(Mutiny.Session session, ReceivedMessage message) {
        return message.data().equals(ASKS)
                ? outbox.send(
                        session,
                        new OutgoingMessage(
                                ANSWERS, message.key(), "test.answer.v1", message.subject(), Instant.now(), "{}"))
                : Uni.createFrom().voidItem();
    }
}
