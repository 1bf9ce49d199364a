package org.orebook.chassis.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Columns;

/** Keeps dead letters. Needs the table {@code dead_letter} in the service's own schema. */
@ApplicationScoped
class DeadLetterStore {

    private static final String COLUMNS = """
            SELECT id, version, state, topic, partition, "offset", key, message_id, source, type, subject, time,
                traceparent, reason, attempts, parked_at, resolved_at, resolved_by, resolution""";

    /** Adds a letter; false where the message was parked before. */
    Uni<Boolean> add(Mutiny.Session session, DeadLetter letter) {
        ReceivedMessage message = letter.message();
        return session.createNativeQuery("""
                        INSERT INTO dead_letter (id, version, state, topic, partition, "offset", key, message_id, source,
                                                 type, subject, time, traceparent, data, reason, attempts, parked_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 AS uuid), ?9, ?10, ?11, cast(?12 AS timestamptz),
                                ?13, ?14, ?15, ?16, ?17)
                        ON CONFLICT (topic, partition, "offset") DO NOTHING""")
                .setParameter(1, letter.id())
                .setParameter(2, letter.version())
                .setParameter(3, letter.state().code())
                .setParameter(4, message.topic())
                .setParameter(5, message.partition())
                .setParameter(6, message.offset())
                .setParameter(7, message.key())
                .setParameter(8, message.id())
                .setParameter(9, message.source())
                .setParameter(10, message.type())
                .setParameter(11, message.subject())
                .setParameter(12, message.time())
                .setParameter(13, message.traceparent())
                .setParameter(14, message.data())
                .setParameter(15, letter.reason())
                .setParameter(16, letter.attempts())
                .setParameter(17, letter.parkedAt())
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /**
     * Letters without their data, the newest first.
     *
     * @param state of this state alone; {@code null} for all
     * @param topic of this topic alone; {@code null} for all
     * @param olderThan the letter that they come behind; {@code null} for the first
     */
    Uni<List<DeadLetter>> list(Mutiny.Session session, DeadLetterState state, String topic, UUID olderThan, int most) {
        return session.createNativeQuery(COLUMNS + """
                        , cast(NULL AS text) FROM dead_letter
                        WHERE (cast(?1 AS text) IS NULL OR state = ?1) AND (cast(?2 AS text) IS NULL OR topic = ?2)
                            AND (cast(?3 AS uuid) IS NULL OR id < ?3)
                        ORDER BY id DESC LIMIT ?4""", Tuple.class)
                .setParameter(1, state == null ? null : state.code())
                .setParameter(2, topic)
                .setParameter(3, olderThan)
                .setParameter(4, most)
                .getResultList()
                .map(rows -> rows.stream().map(DeadLetterStore::letter).toList());
    }

    /** The letter, or {@code null}. */
    Uni<DeadLetter> find(Mutiny.Session session, UUID id) {
        return one(session, id, "");
    }

    /** The same, held until the end of the transaction. */
    Uni<DeadLetter> hold(Mutiny.Session session, UUID id) {
        return one(session, id, " FOR UPDATE");
    }

    private static Uni<DeadLetter> one(Mutiny.Session session, UUID id, String lock) {
        return session.createNativeQuery(COLUMNS + ", data FROM dead_letter WHERE id = ?1" + lock, Tuple.class)
                .setParameter(1, id)
                .getSingleResultOrNull()
                .map(row -> row == null ? null : letter(row));
    }

    Uni<Void> resolve(Mutiny.Session session, DeadLetter resolved) {
        return session.createNativeQuery("""
                        UPDATE dead_letter
                        SET version = ?2, state = ?3, resolved_at = ?4, resolved_by = ?5, resolution = ?6
                        WHERE id = ?1""")
                .setParameter(1, resolved.id())
                .setParameter(2, resolved.version())
                .setParameter(3, resolved.state().code())
                .setParameter(4, resolved.resolvedAt())
                .setParameter(5, resolved.resolvedBy())
                .setParameter(6, resolved.resolution())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Forgets what was replayed or discarded long ago. */
    Uni<Void> forgetResolved(Mutiny.Session session) {
        return session.createNativeQuery(
                        "DELETE FROM dead_letter WHERE state <> 'parked' AND resolved_at < now() - interval '90 days'")
                .executeUpdate()
                .replaceWithVoid();
    }

    private static DeadLetter letter(Tuple row) {
        ReceivedMessage message = new ReceivedMessage(
                row.get(3, String.class),
                row.get(4, Integer.class),
                row.get(5, Long.class),
                row.get(6, String.class),
                row.get(7, UUID.class),
                row.get(8, String.class),
                row.get(9, String.class),
                row.get(10, String.class),
                Columns.instant(row.get(11)),
                row.get(12, String.class),
                row.get(19, String.class));
        return new DeadLetter(
                row.get(0, UUID.class),
                row.get(1, Integer.class),
                DeadLetterState.ofCode(row.get(2, String.class)),
                message,
                row.get(13, String.class),
                row.get(14, Integer.class),
                Columns.instant(row.get(15)),
                Columns.instant(row.get(16)),
                row.get(17, String.class),
                row.get(18, String.class));
    }
}
