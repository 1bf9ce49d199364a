package org.orebook.agreements.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** The broker, past the service. */
public final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "linger.ms", 0), new ByteArraySerializer(), new ByteArraySerializer());

    Map<String, Object> settings() {
        return Map.of("bootstrap.servers", address);
    }

    /** A message as another service sends it. */
    void send(String topic, String key, UUID id, String data) throws Exception {
        send(message(topic, key, id, data));
    }

    void send(ProducerRecord<byte[], byte[]> message) throws Exception {
        producer.send(message).get();
    }

    /** Sends a message with others, as one who has many; all are sent after {@link #flush}. */
    void sendSoon(ProducerRecord<byte[], byte[]> message) {
        var _ = producer.send(message);
    }

    void flush() {
        producer.flush();
    }

    /** To be sent, or bent before. */
    static ProducerRecord<byte[], byte[]> message(String topic, String key, UUID id, String data) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, bytes(key), bytes(data));
        message.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(id.toString()))
                .add("ce_source", bytes("/somebody"))
                .add("ce_type", bytes("test.happened.v1"))
                .add("ce_subject", bytes(key))
                .add("ce_time", bytes("2026-11-25T09:30:00Z"))
                .add("content-type", bytes("application/json"));
        return message;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The first messages of a topic that are as wanted, so many of them. */
    public List<ConsumerRecord<String, String>> received(
            String topic, int count, Predicate<ConsumerRecord<String, String>> wanted) {
        List<ConsumerRecord<String, String>> received = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> partitions(consumer, topic), found -> !found.isEmpty());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (received.size() < count) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("only " + received.size() + " messages came: " + received);
                }
                StreamSupport.stream(
                                consumer.poll(Duration.ofMillis(100))
                                        .records(topic)
                                        .spliterator(),
                                false)
                        .filter(wanted)
                        .forEach(received::add);
            }
        }
        return received;
    }

    /** None, as long as there is no such topic. */
    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer());
    }

    public static Map<String, String> headers(ConsumerRecord<?, ?> message) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : message.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Override
    public void close() {
        producer.close();
    }
}
