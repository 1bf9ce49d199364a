package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps which records agreements were taken from. Every method works in the caller's transaction. */
@ApplicationScoped
class SourceRecordStore {

    /**
     * What became of a record before.
     *
     * @param version of the agreement, as the record left it
     */
    record Earlier(UUID agreement, int version) {}

    /** The hashes of those of some records that were taken before, by their ids. */
    Uni<Map<String, String>> hashes(Mutiny.QueryProducer session, String source, Collection<String> ids) {
        return session.createNativeQuery("""
                        SELECT record_id, content_hash FROM agreement_source_record
                        WHERE source = ?1 AND record_id = ANY (cast(?2 AS text[]))""", Tuple.class)
                .setParameter(1, source)
                .setParameter(2, ids.toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class))));
    }

    /** What became of a record before, held against others until the transaction ends; or {@code null}. */
    Uni<Earlier> lock(Mutiny.Session session, SourceRecord record) {
        return session.createNativeQuery("""
                        SELECT agreement_id, version FROM agreement_source_record
                        WHERE source = ?1 AND record_id = ?2 FOR UPDATE""", Tuple.class)
                .setParameter(1, record.source())
                .setParameter(2, record.id())
                .getSingleResultOrNull()
                .map(row -> row == null ? null : new Earlier(row.get(0, UUID.class), row.get(1, Integer.class)));
    }

    /** Keeps that an agreement was taken from a record. Of two at once, the second fails, runs again and finds it. */
    Uni<Void> add(Mutiny.Session session, SourceRecord record, Agreement agreement) {
        return session.createNativeQuery("""
                        INSERT INTO agreement_source_record (source, record_id, agreement_id, content_hash, version)
                        VALUES (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, record.source())
                .setParameter(2, record.id())
                .setParameter(3, agreement.id())
                .setParameter(4, record.hash())
                .setParameter(5, agreement.version())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Keeps what a record says by now, and the version that it has made. */
    Uni<Void> update(Mutiny.Session session, SourceRecord record, Agreement agreement) {
        return session.createNativeQuery("""
                        UPDATE agreement_source_record SET content_hash = ?3, version = ?4
                        WHERE source = ?1 AND record_id = ?2""")
                .setParameter(1, record.source())
                .setParameter(2, record.id())
                .setParameter(3, record.hash())
                .setParameter(4, agreement.version())
                .executeUpdate()
                .replaceWithVoid();
    }
}
