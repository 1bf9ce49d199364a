package org.orebook.deposits.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.orebook.chassis.testing.PostgresResource;

/** The messages that committed changes left to be sent, whether they were sent since or not. */
@ApplicationScoped
public class SaidMessages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A message by its type, with its data. */
    public record Said(String type, String subject, JsonNode data) {}

    /** The messages of a record on a topic, the first one first. */
    public List<Said> of(String topic, UUID key) {
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT type, subject, data FROM said WHERE key = ? AND topic = ? ORDER BY position")) {
            query.setString(1, key.toString());
            query.setString(2, topic);
            List<Said> said = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    said.add(new Said(rows.getString(1), rows.getString(2), tree(rows.getString(3))));
                }
            }
            return said;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** How many messages were left to be sent on a topic in all. */
    public long count(String topic) {
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM said WHERE topic = ?")) {
            query.setString(1, topic);
            try (ResultSet count = query.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static JsonNode tree(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
