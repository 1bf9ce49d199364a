package org.orebook.agreements.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.chassis.testing.KafkaResource;
import org.orebook.chassis.transaction.Transactions;

/** What is in the outbox is sent: in order, once it is committed, and whatever happens to the broker and the relay. */
@ServiceTest
class OutboxRelayTest {

    private static final String TOPIC = "test.sent";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOCK = 0x6f7574626f78L;

    @Inject
    Outbox outbox;

    @Inject
    Transactions transactions;

    private final String key = UUID.randomUUID().toString();
    private Broker broker;

    @BeforeEach
    void open() {
        broker = new Broker();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void sendsTheMessagesOfAKeyInOrderAndRemovesWhatTheBrokerHas() throws Exception {
        for (int i = 0; i < 20; i++) {
            commit(2 * i, 2 * i + 1);
        }

        assertThat(datasReceived(40))
                .isEqualTo(
                        IntStream.range(0, 40).mapToObj(OutboxRelayTest::data).toList());
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void sendsACloudEventInBinaryMode() {
        commit(1);

        ConsumerRecord<String, String> message = broker.received(
                        TOPIC, 1, received -> received.key().equals(key))
                .getFirst();
        assertThat(Broker.headers(message))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/agreements-service")
                .containsEntry("ce_type", "test.happened.v1")
                .containsEntry("ce_subject", "subject of " + key)
                .containsEntry("ce_time", "2026-11-25T09:30:00.123456Z")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("traceparent")
                .hasSize(7);
        assertThat(UUID.fromString(Broker.headers(message).get("ce_id")).version())
                .isEqualTo(7);
        assertThat(message.value()).isEqualTo("{\"n\": 1, \"name\": \"Қараойлы\"}");
    }

    @Test
    void sendsNothingOfATransactionThatRolledBack() {
        assertThatThrownBy(() -> Transactions.await(() -> transactions.run(session -> outbox.send(session, message(1))
                        .chain(() -> Uni.createFrom().failure(new IllegalArgumentException("no"))))))
                .hasMessage("no");
        commit(2);

        assertThat(datasReceived(1)).containsExactly(data(2));
    }

    @Test
    void losesAndHoldsUpNothingWhileTheBrokerIsAway() throws Exception {
        commit(0);
        assertThat(datasReceived(1)).containsExactly(data(0));
        KafkaResource.halt();
        try {
            long before = System.nanoTime();
            for (int i = 1; i <= 20; i++) {
                commit(i);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(waiting()).isEqualTo(20);
        } finally {
            KafkaResource.resume();
        }

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        assertThat(datasReceived(21).stream().distinct().toList())
                .isEqualTo(IntStream.rangeClosed(0, 20)
                        .mapToObj(OutboxRelayTest::data)
                        .toList());
    }

    @Test
    void sendsWhatCommitsLateWithAnEarlierPosition() throws Exception {
        try (Connection late = database()) {
            late.setAutoCommit(false);
            insert(late, 1);
            commit(2);
            assertThat(datasReceived(1)).containsExactly(data(2));

            late.commit();
        }

        // Without a notification, too: by the slow look that is a safety net.
        assertThat(datasReceived(2)).containsExactly(data(2), data(1));
    }

    @Test
    void isTheOnlyOneToSendAndTakesOverWhenTheActiveOneIsGone() throws Exception {
        commit(1);
        assertThat(datasReceived(1)).containsExactly(data(1));
        try (Connection other = database()) {
            terminateRelay(other);
            lock(other);
            commit(2);
            // Long enough for a relay that would not ask for the lock.
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> waiting() == 1);
        }

        assertThat(datasReceived(2)).containsExactly(data(1), data(2));
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void makesTheTopicsOfTheServiceAsTheirMessagesNeedThem() throws Exception {
        try (Admin admin = Admin.create(broker.settings())) {
            await().atMost(PATIENCE)
                    .until(
                            () -> admin.listTopics().names().get(),
                            names -> names.containsAll(
                                    List.of("orebook.agreements", "orebook.commitment-requests", "test.once.dlq")));
            assertThat(setting(admin, "orebook.agreements", "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, "orebook.commitment-requests", "cleanup.policy"))
                    .isEqualTo("delete");
            assertThat(setting(admin, "orebook.commitment-requests", "retention.ms"))
                    .isEqualTo("604800000");
            assertThat(setting(admin, "test.once.dlq", "retention.ms")).isEqualTo("604800000");
            assertThat(admin.describeTopics(List.of("orebook.agreements"))
                            .allTopicNames()
                            .get()
                            .get("orebook.agreements")
                            .partitions())
                    .hasSize(6);
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private void commit(int... numbers) {
        Transactions.await(() -> transactions.run(session -> outbox.send(
                session, IntStream.of(numbers).mapToObj(this::message).toList())));
    }

    private OutgoingMessage message(int number) {
        return new OutgoingMessage(
                TOPIC,
                key,
                "test.happened.v1",
                "subject of " + key,
                Instant.parse("2026-11-25T09:30:00.123456Z"),
                data(number));
    }

    private static String data(int number) {
        return "{\"n\": %d, \"name\": \"Қараойлы\"}".formatted(number);
    }

    private List<String> datasReceived(int count) {
        return broker.received(TOPIC, count, message -> message.key().equals(key)).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private long waiting() throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet counted =
                        statement.executeQuery("SELECT count(*) FROM outbox WHERE key = '%s'".formatted(key))) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private void insert(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO outbox (id, topic, key, type, subject, time, data)
                    VALUES (gen_random_uuid(), '%s', '%s', 'test.happened.v1', 's', now(), '%s')""".formatted(TOPIC, key, data(number)));
        }
    }

    private static void terminateRelay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet ended = statement.executeQuery(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outbox-relay'")) {
            assertThat(ended.next()).isTrue();
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '10s'");
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
        }
    }

    static Connection database() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
