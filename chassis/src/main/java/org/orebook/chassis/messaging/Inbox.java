package org.orebook.chassis.messaging;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which messages have taken effect, kept in the transaction of the effect. A message is forgotten after two weeks: no
 * topic whose messages take effect once keeps them as long.
 *
 * <p>Needs the table {@code inbox} in the service's own schema.
 */
@ApplicationScoped
class Inbox {

    private final Mutiny.SessionFactory sessions;

    Inbox(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Notes messages of a topic as taken, and says which of them had not been before. */
    Uni<Set<UUID>> take(Mutiny.Session session, String topic, List<UUID> messages) {
        // Another consumer with one of these messages in hand waits here until this transaction has ended.
        return session.createNativeQuery("""
                        WITH taken AS (
                            INSERT INTO inbox (message_id, topic, taken_at)
                            SELECT id, ?2, now() FROM unnest(cast(?1 AS uuid[])) AS m (id)
                            ON CONFLICT DO NOTHING
                            RETURNING message_id)
                        SELECT message_id FROM taken""", UUID.class)
                .setParameter(1, messages.toArray(UUID[]::new))
                .setParameter(2, topic)
                .getResultList()
                .map(HashSet::new);
    }

    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOldMessages() {
        return sessions.withTransaction(
                session -> session.createNativeQuery("DELETE FROM inbox WHERE taken_at < now() - interval '14 days'")
                        .executeUpdate()
                        .replaceWithVoid());
    }
}
