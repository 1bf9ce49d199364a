package org.orebook.agreements.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.Contracts;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.messaging.UnacceptableMessageException;
import org.orebook.chassis.transaction.Transactions;

/** What comes is taken in: once, in order, and whatever one of the messages is like. */
@ServiceTest
class IntakeTest {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    OnceMessages once;

    @Inject
    VersionedMessages versioned;

    private final String key = UUID.randomUUID().toString();
    private Broker broker;

    @BeforeAll
    static void prepare() throws SQLException {
        try (Connection connection = OutboxRelayTest.database();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS noted (place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
                            + "topic text NOT NULL, key text NOT NULL, data text NOT NULL)");
        }
    }

    @BeforeEach
    void open() {
        broker = new Broker();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void takesTheMessagesOfAKeyInOrder() throws Exception {
        for (int i = 0; i < 50; i++) {
            send(data(i));
        }

        awaitNoted(
                OnceMessages.TOPIC, IntStream.range(0, 50).mapToObj(this::data).toArray(String[]::new));
    }

    @Test
    void takesAMessageOnceThatComesThrice() throws Exception {
        UUID id = UUID.randomUUID();
        broker.send(OnceMessages.TOPIC, key, id, data(1));
        broker.send(OnceMessages.TOPIC, key, id, data(1));
        awaitNoted(OnceMessages.TOPIC, data(1));
        broker.send(OnceMessages.TOPIC, key, id, data(1));
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(1), data(2));
        assertThat(once.timesHanded(data(1))).isEqualTo(1);
    }

    @Test
    void handsAVersionedHandlerWhateverComes() throws Exception {
        UUID id = UUID.randomUUID();
        broker.send(VersionedMessages.TOPIC, key, id, data(1));
        broker.send(VersionedMessages.TOPIC, key, id, data(1));
        broker.send(VersionedMessages.TOPIC, key, UUID.randomUUID(), data(2));

        awaitNoted(VersionedMessages.TOPIC, data(1), data(1), data(2));
    }

    @Test
    void triesAgainWhatFailsNowAndThen() throws Exception {
        once.failFor(data(1), 3, () -> new IllegalStateException("not yet"));
        send(data(1));
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(1), data(2));
        assertThat(DeadLetterApi.parked(key)).isEmpty();
    }

    @Test
    void waitsForADatabaseThatIsAwayLongerThanItTriesAnythingElse() throws Exception {
        once.failFor(data(1), 7, () -> new IOException("connection reset"));
        send(data(1));
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(1), data(2));
        assertThat(once.timesHanded(data(1))).isGreaterThanOrEqualTo(8);
        assertThat(DeadLetterApi.parked(key)).isEmpty();
    }

    @Test
    void goesOnAfterItsConnectionsWereCut() throws Exception {
        send(data(1));
        awaitNoted(OnceMessages.TOPIC, data(1));
        try (Connection connection = OutboxRelayTest.database();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        }
        send(data(2));

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> noted(OnceMessages.TOPIC), List.of(data(1), data(2))::equals);
    }

    @Test
    void parksWhatFailsEachTimeAndGoesOn() throws Exception {
        once.failFor(data(1), Integer.MAX_VALUE, () -> new IllegalStateException("org.orebook.Secret: SELECT 1"));
        send(data(1));
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(2));
        DeadLetterApi.Parked parked = DeadLetterApi.awaitParked(key);
        assertThat(parked.attempts()).isEqualTo(5);
        assertThat(parked.reason())
                .isEqualTo("It failed each time that it was tried; the log of the service says how.");
    }

    @Test
    void parksAtOnceWhatCanNeverBeTakenAndTellsOfIt() throws Exception {
        once.failFor(
                data(1), Integer.MAX_VALUE, () -> new UnacceptableMessageException("There is no such unit: bushel."));
        send(data(1));
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(2));
        DeadLetterApi.Parked parked = DeadLetterApi.awaitParked(key);
        assertThat(parked.attempts()).isEqualTo(1);
        assertThat(parked.reason()).isEqualTo("There is no such unit: bushel.");
        ConsumerRecord<String, String> told = broker.received(
                        OnceMessages.TOPIC + ".dlq", 1, message -> message.key().equals(key))
                .getFirst();
        assertThat(Broker.headers(told))
                .containsEntry("ce_type", "org.orebook.message.parked.v1")
                .containsEntry("ce_subject", parked.id().toString());
        assertThat(told.value()).contains("There is no such unit: bushel.").contains("\"topic\":\"test.once\"");
        Contracts.assertKept("chassis", "parked.v1", told.value());
    }

    @Test
    void parksWhatIsNoCloudEventWithAllThatIsWrongWithIt() throws Exception {
        ProducerRecord<byte[], byte[]> broken = Broker.message(OnceMessages.TOPIC, key, UUID.randomUUID(), data(1));
        broken.headers().remove("ce_type").remove("ce_id").remove("ce_time");
        broken.headers().add("ce_id", Broker.bytes("seven")).add("ce_time", Broker.bytes("yesterday"));
        broker.send(broken);
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(2));
        assertThat(DeadLetterApi.awaitParked(key).reason())
                .isEqualTo("The header ce_id is not a UUID. The header ce_type is missing."
                        + " The header ce_time is not a time of ISO 8601.");
    }

    @Test
    void parksBytesThatAreNoText() throws Exception {
        ProducerRecord<byte[], byte[]> message = Broker.message(OnceMessages.TOPIC, key, UUID.randomUUID(), data(1));
        ProducerRecord<byte[], byte[]> broken = new ProducerRecord<>(
                message.topic(), null, message.key(), new byte[] {(byte) 0xc3, 0x28}, message.headers());
        broker.send(broken);
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(2));
        assertThat(DeadLetterApi.awaitParked(key).reason()).isEqualTo("The value is no text in UTF-8.");
    }

    @Test
    void passesOverTombstones() throws Exception {
        broker.send(new ProducerRecord<>(OnceMessages.TOPIC, Broker.bytes(key), null));
        send(data(2));

        awaitNoted(OnceMessages.TOPIC, data(2));
        assertThat(DeadLetterApi.parked(key)).isEmpty();
    }

    @Test
    void goesOnWithTheTraceThatAMessageCameWith() throws Exception {
        ProducerRecord<byte[], byte[]> message =
                Broker.message(OnceMessages.TOPIC, key, UUID.randomUUID(), OnceMessages.ASKS);
        message.headers().add("traceparent", Broker.bytes("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        broker.send(message);

        awaitNoted(OnceMessages.TOPIC, OnceMessages.ASKS);
        ConsumerRecord<String, String> answer = broker.received(
                        OnceMessages.ANSWERS, 1, received -> received.key().equals(key))
                .getFirst();
        assertThat(Broker.headers(answer).get("traceparent")).startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    private String data(int number) {
        return "{\"key\": \"%s\", \"n\": %d}".formatted(key, number);
    }

    private void send(String data) throws Exception {
        broker.send(OnceMessages.TOPIC, key, UUID.randomUUID(), data);
    }

    private List<String> noted(String topic) {
        return Transactions.await(() -> NotedMessages.noted(sessions, topic, key));
    }

    private void awaitNoted(String topic, String... datas) {
        await().atMost(PATIENCE).until(() -> noted(topic), List.of(datas)::equals);
    }
}
