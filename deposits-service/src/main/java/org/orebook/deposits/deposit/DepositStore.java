package org.orebook.deposits.deposit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.number.RegistryNumber;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.transaction.Columns;

/** Keeps deposits, the keys they are found by, and their history. Every method works in the caller's transaction. */
@ApplicationScoped
class DepositStore {

    private static final TypeReference<Map<String, Difference>> DIFFERENCES = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Outbox outbox;

    DepositStore(ObjectMapper json, Outbox outbox) {
        this.json = json;
        this.outbox = outbox;
    }

    /** Draws registry numbers: what is returned makes the number of the i-th deposit, given its country. */
    Uni<BiFunction<String, Integer, String>> nextNumbers(Mutiny.Session session, int count) {
        // In one row: to take thousands apart costs an import more than to draw them.
        return session.createNativeQuery("""
                        SELECT key, (SELECT string_agg(nextval('registry_number')::text, ',') FROM generate_series(1, ?1))
                        FROM registry_key""", Tuple.class)
                .setParameter(1, count)
                .getSingleResult()
                .map(drawn -> {
                    RegistryNumber numbers = new RegistryNumber(drawn.get(0, Long.class));
                    String[] places = drawn.get(1, String.class).split(",", -1);
                    return (country, i) -> numbers.of(country, Long.parseLong(places[i]));
                });
    }

    /** The deposit of an id, held against changes by others until the transaction ends; or {@code null}. */
    Uni<Deposit> lock(Mutiny.Session session, UUID id) {
        return session.find(Deposit.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The deposit of an id, held against changes while others may hold it too; or {@code null}. */
    Uni<Deposit> share(Mutiny.Session session, UUID id) {
        return session.find(Deposit.class, id, LockModeType.PESSIMISTIC_READ);
    }

    Uni<Deposit> find(Mutiny.StatelessSession session, UUID id) {
        return session.get(Deposit.class, id);
    }

    Uni<Deposit> findByNumber(Mutiny.StatelessSession session, String number) {
        return session.createSelectionQuery("from Deposit d where d.number = :number", Deposit.class)
                .setParameter("number", number)
                .getSingleResultOrNull();
    }

    /** Deposits that are directly part of another, held against changes by others; merged ones are no more. */
    Uni<List<Deposit>> childrenOf(Mutiny.Session session, UUID parent) {
        return session.createSelectionQuery(
                        "from Deposit d where d.parent = :parent and d.mergedInto is null order by d.id", Deposit.class)
                .setParameter("parent", parent)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Adds a deposit with its keys and the first step of its history. */
    Uni<Void> add(Mutiny.Session session, Deposit deposit, DepositChange step, Caller by) {
        return session.persist(deposit)
                .call(session::flush)
                .call(() -> claimRecords(session, deposit))
                .call(() -> addNameKeys(session, deposit))
                .call(() -> append(session, deposit, step, by));
    }

    /**
     * Brings the keys in line with a changed deposit, and adds the step to its history.
     *
     * @param nameKeysBefore keys of its names before the change
     */
    Uni<Void> save(Mutiny.Session session, Deposit deposit, Set<String> nameKeysBefore, DepositChange step, Caller by) {
        return session.flush()
                .call(() -> releaseRecords(session, deposit))
                .call(() -> claimRecords(session, deposit))
                .call(() -> rename(session, deposit, nameKeysBefore))
                .call(() -> append(session, deposit, step, by));
    }

    /** A losing deposit keeps its history; its records go to the winner, and its name is no longer looked for. */
    Uni<Void> retire(Mutiny.Session session, Deposit loser, Deposit winner, DepositChange step, Caller by) {
        return session.flush()
                .call(() -> session.createNativeQuery(
                                "UPDATE external_record SET deposit_id = ?2 WHERE deposit_id = ?1")
                        .setParameter(1, loser.id())
                        .setParameter(2, winner.id())
                        .executeUpdate())
                .call(() -> removeNameKeys(session, loser, loser.nameKeys()))
                .call(() -> append(session, loser, step, by));
    }

    Uni<List<Deposit>> findAll(Mutiny.QueryProducer session, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from Deposit d where d.id in :ids", Deposit.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The steps of a deposit, the newest first, older than a version. */
    Uni<List<DepositChange>> history(Mutiny.StatelessSession session, UUID id, int olderThan, int limit) {
        // The first step of an imported deposit is its import's.
        return session.createNativeQuery("""
                        SELECT version, action, at, by_name, reason, changes::text, import_id, request_id
                        FROM deposit_change WHERE deposit_id = ?1 AND version < ?2
                        UNION ALL
                        SELECT 1, 'registered', d.registered_at, d.registered_by, 'import', NULL, i.id, i.request_id
                        FROM deposit d JOIN import i ON i.id = d.registered_import WHERE d.id = ?1 AND 1 < ?2
                        ORDER BY version DESC LIMIT ?3""", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, olderThan)
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::step).toList());
    }

    private DepositChange step(Tuple row) {
        return new DepositChange(
                row.get(0, Integer.class),
                DepositChange.Action.ofCode(row.get(1, String.class)),
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

    /** The one place that every step passes: it goes into the history, and other services are told of it. */
    private Uni<Void> append(Mutiny.Session session, Deposit deposit, DepositChange step, Caller by) {
        return session.createNativeQuery("""
                        INSERT INTO deposit_change (deposit_id, version, action, at, by_subject, by_name, reason,
                                                    changes, import_id, request_id)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(cast(?8 AS text) AS jsonb), ?9, ?10)""")
                .setParameter(1, deposit.id())
                .setParameter(2, step.version())
                .setParameter(3, step.action().code())
                .setParameter(4, step.at())
                .setParameter(5, by.subject())
                .setParameter(6, by.name())
                .setParameter(7, step.reason())
                .setParameter(8, step.changes().isEmpty() ? null : write(step.changes()))
                .setParameter(9, step.importId())
                .setParameter(10, step.requestId())
                .executeUpdate()
                .chain(() -> outbox.send(session, DepositMessages.of(deposit, step.action())));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private Uni<Void> claimRecords(Mutiny.Session session, Deposit deposit) {
        List<ExternalRecord> records = deposit.profile().externalRecords();
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // A record that is the deposit's already is claimed again and stays as it is, with what it was imported from.
        return session.createNativeQuery("""
                        INSERT INTO external_record AS kept (source, record_id, deposit_id)
                        SELECT source, "recordId", ?1
                        FROM jsonb_to_recordset(cast(cast(?2 AS text) AS jsonb)) AS stated (source text, "recordId" text)
                        ON CONFLICT (source, record_id) DO UPDATE SET deposit_id = kept.deposit_id
                        WHERE kept.deposit_id = excluded.deposit_id
                        RETURNING source, record_id""", Tuple.class)
                .setParameter(1, deposit.id())
                .setParameter(2, write(records))
                .getResultList()
                .invoke(claimed -> refuseTaken(records, claimed))
                .replaceWithVoid();
    }

    private static void refuseTaken(List<ExternalRecord> stated, List<Tuple> claimed) {
        Set<List<Object>> mine = new HashSet<>();
        claimed.forEach(row -> mine.add(List.of(row.get(0), row.get(1))));
        List<FieldError> taken = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            ExternalRecord record = stated.get(i);
            if (!mine.contains(List.<Object>of(record.source(), record.recordId()))) {
                String value = record.source() + " " + record.recordId();
                taken.add(FieldError.of("externalRecords[" + i + "]", value, "belongs to another deposit"));
            }
        }
        if (!taken.isEmpty()) {
            throw new Refusals.RecordTaken(taken);
        }
    }

    private Uni<Integer> releaseRecords(Mutiny.Session session, Deposit deposit) {
        return session.createNativeQuery("""
                        DELETE FROM external_record kept WHERE kept.deposit_id = ?1 AND NOT EXISTS (
                            SELECT FROM jsonb_to_recordset(cast(cast(?2 AS text) AS jsonb)) AS stated (source text, "recordId" text)
                            WHERE stated.source = kept.source AND stated."recordId" = kept.record_id)""")
                .setParameter(1, deposit.id())
                .setParameter(2, write(deposit.profile().externalRecords()))
                .executeUpdate();
    }

    private Uni<Integer> addNameKeys(Mutiny.Session session, Deposit deposit) {
        return session.createNativeQuery("""
                        INSERT INTO name_key (key, deposit_id)
                        SELECT key, ?1 FROM jsonb_array_elements_text(cast(cast(?2 AS text) AS jsonb)) AS stated (key)""")
                .setParameter(1, deposit.id())
                .setParameter(2, write(deposit.nameKeys()))
                .executeUpdate();
    }

    private Uni<Integer> rename(Mutiny.Session session, Deposit deposit, Set<String> before) {
        return before.equals(deposit.nameKeys())
                ? Uni.createFrom().item(0)
                : removeNameKeys(session, deposit, before).chain(() -> addNameKeys(session, deposit));
    }

    private static Uni<Integer> removeNameKeys(Mutiny.Session session, Deposit deposit, Set<String> keys) {
        return session.createNativeQuery(
                        "DELETE FROM name_key WHERE deposit_id = ?1 AND key = ANY (cast(?2 AS text[]))")
                .setParameter(1, deposit.id())
                .setParameter(2, keys.toArray(String[]::new))
                .executeUpdate();
    }
}
