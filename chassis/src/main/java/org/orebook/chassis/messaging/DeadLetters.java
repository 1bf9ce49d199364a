package org.orebook.chassis.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/** Messages that could not be taken in: in a table, where they can be replayed, and on a topic, where they are seen. */
@ApplicationScoped
class DeadLetters {

    private static final String TYPE = "org.orebook.message.parked.v1";

    private final Mutiny.SessionFactory sessions;
    private final DeadLetterStore store;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ObjectMapper json;

    DeadLetters(
            Mutiny.SessionFactory sessions,
            DeadLetterStore store,
            Outbox outbox,
            InstantSource clock,
            ObjectMapper json) {
        this.sessions = sessions;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Parks a message and tells of it.
     *
     * @param message with {@code null} for what could not be read
     * @param reason why, in words that may be shown
     * @return false where the message was parked before
     */
    Uni<Boolean> park(Mutiny.Session session, ReceivedMessage message, String reason, int attempts) {
        DeadLetter letter = new DeadLetter(
                UuidCreator.getTimeOrderedEpoch(),
                1,
                DeadLetterState.PARKED,
                message,
                reason,
                attempts,
                clock.instant(),
                null,
                null,
                null);
        return store.add(session, letter)
                .call(isNew -> isNew
                        ? outbox.send(session, told(letter))
                        : Uni.createFrom().voidItem());
    }

    /** Without the data, which the table has: with it a message that is just small enough would become one that is not. */
    private OutgoingMessage told(DeadLetter letter) {
        ReceivedMessage message = letter.message();
        String id = letter.id().toString();
        return new OutgoingMessage(
                message.topic() + Topics.DEAD_LETTERS,
                message.key() == null ? id : message.key(),
                TYPE,
                id,
                letter.parkedAt(),
                write(DeadLetterView.listed(letter)));
    }

    private String write(DeadLetterView view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    @Scheduled(every = "1h", delayed = "12m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetResolved() {
        return sessions.withTransaction(store::forgetResolved);
    }
}
