package org.orebook.deposits.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.transaction.Columns;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.deposit.MergeFollower;

/** Keeps estimates and their history. Every method works in the caller's transaction. */
@ApplicationScoped
class EstimateStore implements MergeFollower {

    private static final TypeReference<Map<String, Difference>> DIFFERENCES = new TypeReference<>() {};

    /** How many of the estimates before are compared with a new one: behind them nobody looks for its like. */
    private static final int MOST_EARLIER = 50;

    private final ObjectMapper json;
    private final List<EstimateFollower> followers;

    EstimateStore(ObjectMapper json, @All List<EstimateFollower> followers) {
        this.json = json;
        this.followers = followers;
    }

    /** The estimate of an id, held against changes by others until the transaction ends; or {@code null}. */
    Uni<Estimate> lock(Mutiny.Session session, UUID id) {
        return session.find(Estimate.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<Estimate> find(Mutiny.StatelessSession session, UUID id) {
        return session.get(Estimate.class, id);
    }

    Uni<List<Estimate>> findAll(Mutiny.QueryProducer session, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from Estimate e where e.id in :ids order by e.id desc", Estimate.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The newest of those that stand, of a deposit and a commodity, but for one. */
    Uni<List<EstimateFindings.Earlier>> earlier(Mutiny.Session session, UUID deposit, String commodity, UUID but) {
        return session.createNativeQuery("""
                        SELECT id, content FROM estimate
                        WHERE deposit_id = ?1 AND commodity = ?2 AND id <> ?3
                          AND state IN ('reported', 'confirmed', 'disputed')
                        ORDER BY id DESC LIMIT ?4""", Tuple.class)
                .setParameter(1, deposit)
                .setParameter(2, commodity)
                .setParameter(3, but)
                .setParameter(4, MOST_EARLIER)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new EstimateFindings.Earlier(
                                row.get(0, UUID.class), EstimateJson.content(row.get(1, String.class))))
                        .toList());
    }

    /** Adds an estimate with the first step of its history. */
    Uni<Void> add(Mutiny.Session session, Estimate estimate, EstimateStep step, Caller by) {
        return session.persist(estimate).chain(() -> save(session, estimate, step, by));
    }

    /** Keeps a changed estimate and adds the step to its history. */
    Uni<Void> save(Mutiny.Session session, Estimate estimate, EstimateStep step, Caller by) {
        return session.flush()
                .chain(() -> append(session, estimate.id(), step, by))
                .chain(() -> tell(session, Set.of(estimate.deposit())));
    }

    private Uni<Void> tell(Mutiny.Session session, Set<UUID> deposits) {
        return Transactions.inTurn(followers, follower -> follower.changed(session, deposits));
    }

    private Uni<Integer> append(Mutiny.Session session, UUID id, EstimateStep step, Caller by) {
        return session.createNativeQuery("""
                        INSERT INTO estimate_step (estimate_id, version, action, at, by_subject, by_name, reason,
                                                   changes, request_id)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)""")
                .setParameter(1, id)
                .setParameter(2, step.version())
                .setParameter(3, step.action().code())
                .setParameter(4, step.at())
                .setParameter(5, by.subject())
                .setParameter(6, by.name())
                .setParameter(7, step.reason())
                .setParameter(8, step.changes().isEmpty() ? null : write(step.changes()))
                .setParameter(9, step.requestId())
                .executeUpdate();
    }

    @Override
    public Uni<Void> follow(Mutiny.Session session, UUID loser, UUID winner, Act act) {
        // Flushed before, nothing of it is in the session: a deposit may have thousands.
        return session.createNativeQuery("""
                        WITH moved AS (
                            UPDATE estimate SET deposit_id = ?2, version = version + 1, changed_at = ?3, changed_by = ?5
                            WHERE deposit_id = ?1
                            RETURNING id, version)
                        INSERT INTO estimate_step (estimate_id, version, action, at, by_subject, by_name, reason,
                                                   changes, request_id)
                        SELECT id, version, 'moved', ?3, ?4, ?5, ?6, ?7, ?8 FROM moved""")
                .setParameter(1, loser)
                .setParameter(2, winner)
                .setParameter(3, act.at())
                .setParameter(4, act.caller().subject())
                .setParameter(5, act.caller().name())
                .setParameter(6, act.reason())
                .setParameter(7, write(Map.of("deposit", new Difference(loser, winner))))
                .setParameter(8, act.requestId())
                .executeUpdate()
                .chain(() -> tell(session, Set.of(loser, winner)));
    }

    /** The steps of an estimate, the newest first, older than a version. */
    Uni<List<EstimateStep>> history(Mutiny.StatelessSession session, UUID id, int olderThan, int limit) {
        // The first step of an imported estimate is its import's.
        return session.createNativeQuery("""
                        SELECT version, action, at, by_name, reason, changes, NULL::uuid, request_id
                        FROM estimate_step WHERE estimate_id = ?1 AND version < ?2
                        UNION ALL
                        SELECT 1, 'recorded', e.recorded_at, e.recorded_by, 'import', NULL, i.id, i.request_id
                        FROM estimate e JOIN import i ON i.id = e.recorded_import WHERE e.id = ?1 AND 1 < ?2
                        ORDER BY version DESC LIMIT ?3""", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, olderThan)
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::step).toList());
    }

    private EstimateStep step(Tuple row) {
        return new EstimateStep(
                row.get(0, Integer.class),
                EstimateStep.Action.ofCode(row.get(1, String.class)),
                Columns.instant(row.get(2)),
                row.get(3, String.class),
                row.get(4, String.class),
                differences(row.get(5, String.class)),
                row.get(6, UUID.class),
                row.get(7, String.class));
    }

    private Map<String, Difference> differences(String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, DIFFERENCES);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
