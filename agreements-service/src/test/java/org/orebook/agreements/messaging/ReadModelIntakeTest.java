package org.orebook.agreements.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.Messages;
import org.orebook.agreements.testing.ServiceTest;

/** What comes in batches is taken in at once, and message by message where one of them cannot be taken. */
@ServiceTest
class ReadModelIntakeTest {

    private static final String TOPIC = "orebook.deposits";

    private final Messages messages;

    ReadModelIntakeTest(Messages messages) {
        this.messages = messages;
    }

    @Test
    void takesAllThatCanBeTakenInOrderAndParksWhatCannotOfAnyBatch() throws Exception {
        List<UUID> deposits = IntStream.range(0, 400)
                .mapToObj(_ -> UuidCreator.getTimeOrderedEpoch())
                .toList();
        UUID broken = UuidCreator.getTimeOrderedEpoch();
        try (Broker broker = new Broker()) {
            for (int version = 1; version <= 3; version++) {
                for (UUID deposit : deposits) {
                    broker.sendSoon(said(deposit, Messages.deposit(deposit, version)));
                }
                broker.sendSoon(said(broken, Messages.deposit(broken, version, "secret", "")));
            }
            broker.flush();
        }

        await().atMost(IntakeTest.PATIENCE)
                .until(
                        () -> messages.rows(
                                "SELECT count(*), min(version) FROM known_deposit WHERE id = ANY (cast(?1 AS uuid[]))",
                                (Object) deposits.toArray(UUID[]::new)),
                        List.of("400|3")::equals);
        DeadLetterApi.Parked parked = DeadLetterApi.awaitParked(broken.toString());
        assertThat(parked.attempts()).isEqualTo(1);
        assertThat(parked.reason()).isEqualTo("There is no visibility secret.");
        await().atMost(IntakeTest.PATIENCE)
                .until(
                        () -> messages.rows("SELECT count(*) FROM dead_letter WHERE key = ?1", broken.toString()),
                        List.of("3")::equals);
        assertThat(messages.rows("SELECT id FROM known_deposit WHERE id = ?1", broken))
                .isEmpty();
        assertThat(messages.rows("""
                        SELECT string_agg(cast(version AS text), ',' ORDER BY position) FROM feed_entry
                        WHERE subject_id = ANY (cast(?1 AS uuid[])) GROUP BY subject_id""", (Object) deposits.toArray(UUID[]::new)))
                .as("each change of each deposit once, in its order")
                .isEqualTo(Stream.generate(() -> "1,2,3").limit(400).toList());
    }

    private static ProducerRecord<byte[], byte[]> said(UUID key, String data) {
        ProducerRecord<byte[], byte[]> message = Broker.message(TOPIC, key.toString(), UUID.randomUUID(), data);
        message.headers()
                .remove("ce_type")
                .remove("ce_time")
                .add("ce_type", Broker.bytes("org.orebook.deposit.changed.v1"))
                .add("ce_time", Broker.bytes(Instant.now().toString()));
        return message;
    }
}
