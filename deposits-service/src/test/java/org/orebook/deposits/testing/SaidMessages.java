package org.orebook.deposits.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Transactions;

/** The messages that committed changes left to be sent, whether they were sent since or not. */
@ApplicationScoped
public class SaidMessages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Mutiny.SessionFactory sessions;

    SaidMessages(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A message by its type, with its data. */
    public record Said(String type, String subject, JsonNode data) {}

    /** The messages of a record on a topic, the first one first. */
    public List<Said> of(String topic, UUID key) {
        return Transactions.await(() -> sessions.withStatelessSession(session -> session.createNativeQuery(
                        "SELECT type, subject, data FROM said WHERE key = ?1 AND topic = ?2 ORDER BY position",
                        Tuple.class)
                .setParameter(1, key.toString())
                .setParameter(2, topic)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Said(
                                row.get(0, String.class), row.get(1, String.class), tree(row.get(2, String.class))))
                        .toList())));
    }

    /** How many messages were left to be sent on a topic in all. */
    public long count(String topic) {
        return Transactions.await(() -> sessions.withStatelessSession(
                session -> session.createNativeQuery("SELECT count(*) FROM said WHERE topic = ?1", Long.class)
                        .setParameter(1, topic)
                        .getSingleResult()));
    }

    private static JsonNode tree(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
