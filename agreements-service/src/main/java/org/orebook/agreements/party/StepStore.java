package org.orebook.agreements.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.transaction.Columns;

/** Keeps histories, each kind of record's in a table of its own. Nothing in them is ever changed or removed. */
@ApplicationScoped
public class StepStore {

    private static final TypeReference<Map<String, Difference>> DIFFERENCES = new TypeReference<>() {};

    private final ObjectMapper json;

    StepStore(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Adds a step.
     *
     * @param table name of the table, never of a caller's making
     * @param record whose history it is
     */
    public Uni<Void> append(Mutiny.Session session, String table, UUID record, PartyStep step, Caller by) {
        return session.createNativeQuery("INSERT INTO " + table
                        + " (record_id, version, action, at, by_subject, by_name, reason, changes, request_id)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .setParameter(1, record)
                .setParameter(2, step.version())
                .setParameter(3, step.action())
                .setParameter(4, step.at())
                .setParameter(5, by.subject())
                .setParameter(6, by.name())
                .setParameter(7, step.reason())
                .setParameter(8, step.changes().isEmpty() ? null : write(step.changes()))
                .setParameter(9, step.requestId())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The steps of a record, the newest first, older than a version. */
    public Uni<List<PartyStep>> history(
            Mutiny.QueryProducer session, String table, UUID record, int olderThan, int limit) {
        return session.createNativeQuery(
                        "SELECT version, action, at, by_name, reason, changes, request_id FROM " + table
                                + " WHERE record_id = ?1 AND version < ?2 ORDER BY version DESC LIMIT ?3",
                        Tuple.class)
                .setParameter(1, record)
                .setParameter(2, olderThan)
                .setParameter(3, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::step).toList());
    }

    private PartyStep step(Tuple row) {
        return new PartyStep(
                row.get(0, Integer.class),
                row.get(1, String.class),
                Columns.instant(row.get(2)),
                row.get(3, String.class),
                row.get(4, String.class),
                differences(row.get(5, String.class)),
                row.get(6, String.class));
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
