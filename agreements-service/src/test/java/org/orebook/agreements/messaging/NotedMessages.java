package org.orebook.agreements.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;

/** Notes in the database what it was handed, and fails where a test says so. */
abstract class NotedMessages implements MessageHandler {

    private final ConcurrentLinkedQueue<String> handed = new ConcurrentLinkedQueue<>();
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

    private record Failing(AtomicInteger times, Supplier<Throwable> failure) {}

    /** Every message of this data that was handed over, whether its transaction committed or not. */
    final long timesHanded(String data) {
        return handed.stream().filter(data::equals).count();
    }

    /** Fails so many times for a message of this data. */
    final void failFor(String data, int times, Supplier<Throwable> failure) {
        failing.put(data, new Failing(new AtomicInteger(times), failure));
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        handed.add(message.data());
        Failing failure = failing.get(message.data());
        if (failure != null && failure.times().getAndDecrement() > 0) {
            return Uni.createFrom().failure(failure.failure().get());
        }
        return session.createNativeQuery("""
                        INSERT INTO noted (topic, key, data) VALUES (?1, ?2, ?3)""")
                .setParameter(1, message.topic())
                .setParameter(2, message.key())
                .setParameter(3, message.data())
                .executeUpdate()
                .chain(() -> also(session, message));
    }

    /** What else is done with a message. */
    Uni<Void> also(Mutiny.Session session, ReceivedMessage message) {
        return Uni.createFrom().voidItem();
    }

    /** What was noted and committed of a topic and key, in order. */
    static Uni<List<String>> noted(Mutiny.SessionFactory sessions, String topic, String key) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "SELECT data FROM noted WHERE topic = ?1 AND key = ?2 ORDER BY place", String.class)
                .setParameter(1, topic)
                .setParameter(2, key)
                .getResultList());
    }
}
