package org.orebook.chassis.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What tests of a packaged service do where those within its process call its beans: a jar or an executable has none of
 * the test's classes, and is reached by messages and through its database alone.
 */
public final class Outside {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Outside() {}

    /** Has the service's database keep what is said from now on, which its migrations do in tests within the process. */
    public static void keepWhatIsSaid() throws IOException, SQLException {
        try (InputStream migration = Outside.class.getResourceAsStream("/db/migration/V900__said.sql");
                Connection connection = PostgresResource.database().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SELECT to_regclass('said') IS NOT NULL")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /** Sends a message as another service does, and gives its id. */
    public static UUID send(String topic, String key, String type, String data) {
        UUID id = UUID.randomUUID();
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/somebody",
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KafkaResource.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(message).get();
            return id;
        } catch (ExecutionException unsent) {
            throw new IllegalStateException(unsent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The same of a message that takes effect once; returns when it has. */
    public static void sendAndAwait(String topic, String key, String type, String data) {
        UUID id = send(topic, key, type, data);
        await().atMost(PATIENCE).until(() -> isTaken(id));
    }

    private static boolean isTaken(UUID message) throws SQLException {
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM inbox WHERE message_id = ?")) {
            statement.setObject(1, message);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
