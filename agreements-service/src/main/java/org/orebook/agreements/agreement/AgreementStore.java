package org.orebook.agreements.agreement;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.number.RegistryNumber;
import org.orebook.chassis.transaction.Columns;

/** Keeps agreements, what they are found by, and their history. Every method works in the caller's transaction. */
@ApplicationScoped
class AgreementStore {

    private static final String NUMBER_PREFIX = "AG";
    private static final TypeReference<Map<String, Difference>> DIFFERENCES = new TypeReference<>() {};

    /** Agreements that an agreement precedes: more of them nobody reads. */
    private static final int MOST_ON_THE_LADDER = 100;

    /** Draws the next number, which says nothing. */
    Uni<String> nextNumber(Mutiny.Session session) {
        return session.createNativeQuery("SELECT key, nextval('agreement_number') FROM agreement_key", Tuple.class)
                .getSingleResult()
                .map(drawn -> new RegistryNumber(drawn.get(0, Long.class)).of(NUMBER_PREFIX, drawn.get(1, Long.class)));
    }

    /** The agreement of an id, held against changes by others until the transaction ends; or {@code null}. */
    Uni<Agreement> lock(Mutiny.Session session, UUID id) {
        return session.find(Agreement.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The agreement of an id, held against changes while others may hold it too; or {@code null}. */
    Uni<Agreement> share(Mutiny.Session session, UUID id) {
        return session.find(Agreement.class, id, LockModeType.PESSIMISTIC_READ);
    }

    /** The agreement of an id or number within sight; {@code null} where there is none. */
    Uni<Agreement> find(Mutiny.StatelessSession session, String idOrNumber, AgreementSight sight, Instant now) {
        return seenId(session, idOrNumber, sight, now)
                .flatMap(id -> id == null ? Uni.createFrom().nullItem() : session.get(Agreement.class, id));
    }

    /** The id of the agreement of an id or number within sight; {@code null} where there is none. */
    Uni<UUID> seenId(Mutiny.QueryProducer session, String idOrNumber, AgreementSight sight, Instant now) {
        StatementValues parameters = new StatementValues();
        String which;
        try {
            which = "a.id = " + parameters.add(UUID.fromString(idOrNumber));
        } catch (IllegalArgumentException notAnId) {
            // What is no number either is not asked for: PostgreSQL would refuse some of it.
            if (!RegistryNumber.isOne(idOrNumber)) {
                return Uni.createFrom().nullItem();
            }
            which = "a.number = " + parameters.add(idOrNumber);
        }
        String sql = "SELECT a.id FROM agreement a WHERE " + which + " AND " + sight.condition(parameters, now);
        return parameters.bind(session.createNativeQuery(sql, UUID.class)).getSingleResultOrNull();
    }

    Uni<List<Agreement>> findAll(Mutiny.StatelessSession session, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from Agreement a where a.id in :ids", Agreement.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The agreements before and after one on the ladder, within sight, the oldest first. */
    Uni<List<AgreementReference>> ladder(
            Mutiny.QueryProducer session, Agreement agreement, AgreementSight sight, Instant now) {
        StatementValues parameters = new StatementValues();
        String sql = "SELECT a.id, a.number, a.title, a.type, a.state FROM agreement a WHERE (a.predecessor_id = "
                + parameters.add(agreement.id()) + " OR a.id = cast("
                + parameters.add(agreement.content().predecessor()) + " AS uuid)) AND "
                + sight.condition(parameters, now) + " ORDER BY a.id LIMIT " + MOST_ON_THE_LADDER;
        return parameters
                .bind(session.createNativeQuery(sql, Tuple.class))
                .getResultList()
                .map(rows -> rows.stream().map(AgreementReference::of).toList());
    }

    /** Whether an agreement comes before another one on the ladder, or is it. Nobody else changes ladders meanwhile. */
    Uni<Boolean> precedes(Mutiny.Session session, UUID id, UUID other) {
        return session.createNativeQuery("SELECT cast(pg_advisory_xact_lock(hashtext('agreement ladder')) AS text)")
                .getSingleResult()
                .chain(() -> session.createNativeQuery("""
                                WITH RECURSIVE before (id) AS (
                                    SELECT cast(?2 AS uuid)
                                    UNION
                                    SELECT a.predecessor_id FROM agreement a JOIN before b ON a.id = b.id
                                    WHERE a.predecessor_id IS NOT NULL)
                                SELECT count(*) FROM before WHERE id = ?1""", Long.class)
                        .setParameter(1, id)
                        .setParameter(2, other)
                        .getSingleResult())
                .map(found -> found > 0);
    }

    /** Whether there is an agreement of that id. */
    Uni<Boolean> exists(Mutiny.Session session, UUID id) {
        return session.createNativeQuery("SELECT count(*) FROM agreement WHERE id = ?1", Long.class)
                .setParameter(1, id)
                .getSingleResult()
                .map(found -> found > 0);
    }

    /** Ids of agreements whose last day is over, held against others; those that others hold are left to them. */
    Uni<List<UUID>> due(Mutiny.Session session, LocalDate today, int most) {
        return session.createNativeQuery("""
                        SELECT id FROM agreement
                        WHERE state IN ('signed', 'in-force', 'suspended') AND last_day < ?1 AND NOT waits
                        ORDER BY last_day, id LIMIT ?2 FOR UPDATE SKIP LOCKED""", UUID.class)
                .setParameter(1, today)
                .setParameter(2, most)
                .getResultList();
    }

    /** Adds an agreement with what it is found by and the first step of its history. */
    Uni<Void> add(Mutiny.Session session, Agreement agreement, AgreementStep step, Caller by) {
        return session.persist(agreement)
                .chain(session::flush)
                .chain(() -> index(session, agreement))
                .chain(() -> append(session, agreement.id(), step, by))
                .replaceWithVoid();
    }

    /** Keeps a changed agreement and what it is found by, and adds the step to its history. */
    Uni<Void> save(Mutiny.Session session, Agreement agreement, AgreementStep step, Caller by) {
        return session.flush()
                .chain(() -> step.isFoundOtherwise()
                        ? index(session, agreement)
                        : Uni.createFrom().item(0))
                .chain(() -> append(session, agreement.id(), step, by))
                .replaceWithVoid();
    }

    private static Uni<Integer> index(Mutiny.Session session, Agreement agreement) {
        AgreementContent content = agreement.content();
        // What stands there already is left alone.
        return session.createNativeQuery("""
                        WITH party (id, role) AS (
                            SELECT DISTINCT id, role FROM unnest(cast(?2 AS uuid[]), cast(?3 AS text[])) AS p (id, role)),
                        deposit (id) AS (SELECT DISTINCT id FROM unnest(cast(?4 AS uuid[])) AS d (id)),
                        gone AS (
                            DELETE FROM agreement_party ap WHERE ap.agreement_id = ?1 AND NOT EXISTS (
                                SELECT FROM party p WHERE p.id = ap.party_id AND p.role = ap.role)),
                        left_out AS (
                            DELETE FROM agreement_deposit ad WHERE ad.agreement_id = ?1 AND NOT EXISTS (
                                SELECT FROM deposit d WHERE d.id = ad.deposit_id)),
                        come AS (
                            INSERT INTO agreement_party (agreement_id, party_id, role)
                            SELECT ?1, id, role FROM party ON CONFLICT DO NOTHING)
                        INSERT INTO agreement_deposit (agreement_id, deposit_id)
                        SELECT ?1, id FROM deposit ON CONFLICT DO NOTHING""")
                .setParameter(1, agreement.id())
                .setParameter(
                        2, content.parties().stream().map(Participation::party).toArray(UUID[]::new))
                .setParameter(
                        3,
                        content.parties().stream()
                                .map(each -> each.role().code())
                                .toArray(String[]::new))
                .setParameter(4, content.depositsAsStated().toArray(UUID[]::new))
                .executeUpdate();
    }

    private static Uni<Integer> append(Mutiny.Session session, UUID id, AgreementStep step, Caller by) {
        return session.createNativeQuery("""
                        INSERT INTO agreement_step (agreement_id, version, action, at, by_subject, by_name, reason,
                                                    changes, request_id)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)""")
                .setParameter(1, id)
                .setParameter(2, step.version())
                .setParameter(3, step.happened().code())
                .setParameter(4, step.at())
                .setParameter(5, by.subject())
                .setParameter(6, by.name())
                .setParameter(7, step.reason())
                .setParameter(8, step.changes().isEmpty() ? null : AgreementJson.write(step.changes()))
                .setParameter(9, step.requestId())
                .executeUpdate();
    }

    /** The steps of an agreement, the newest first, older than a version. */
    Uni<List<AgreementStep>> history(Mutiny.StatelessSession session, UUID id, int olderThan, int limit) {
        return session.createNativeQuery("""
                        SELECT version, action, at, by_name, reason, changes, request_id
                        FROM agreement_step WHERE agreement_id = ?1 AND version < ?2
                        ORDER BY version DESC LIMIT ?3""", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, olderThan)
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> rows.stream().map(AgreementStore::step).toList());
    }

    private static AgreementStep step(Tuple row) {
        String changes = row.get(5, String.class);
        return new AgreementStep(
                row.get(0, Integer.class),
                Happened.ofCode(row.get(1, String.class)),
                Columns.instant(row.get(2)),
                row.get(3, String.class),
                row.get(4, String.class),
                changes == null ? Map.of() : AgreementJson.read(changes, DIFFERENCES),
                row.get(6, String.class));
    }
}
