package org.orebook.chassis.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the Kafka clients: what is said under {@code kafka.*}, and what the promises of messages rest on. */
@ApplicationScoped
class KafkaSettings {

    /** Bytes of the largest message: a body of HTTP has at most one mebibyte, and its message says more than the body. */
    static final int LARGEST_MESSAGE = 4 * 1024 * 1024;

    /**
     * How long the relay waits for a batch. It gives up all of it at once, and before the producer gives up a message: so
     * no message is given up while a later one of its key still goes.
     */
    static final Duration BATCH_PATIENCE = Duration.ofSeconds(15);

    private static final int DELIVERY_MILLIS = 30_000;
    private static final int REQUEST_MILLIS = 10_000;
    private static final int ADMIN_MILLIS = 5_000;
    private static final int BLOCKED_MILLIS = 5_000;
    private static final int RECONNECT_MILLIS = 1_000;
    private static final int PRODUCER_BATCH_BYTES = 128 * 1024;

    /** A topic that is made while we wait for it is found within this time. */
    private static final int METADATA_MILLIS = 3_000;

    /** The least that brokers allow by default: a replica that was killed keeps its partitions for as long. */
    private static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 1_500;
    private static final int POLLED_RECORDS = 500;
    private static final int COMMIT_MILLIS = 1_000;

    private final Map<String, Object> common;
    private final String application;
    private final MessagingConfig config;

    KafkaSettings(
            @Identifier("default-kafka-broker") Map<String, Object> common,
            @ConfigProperty(name = "quarkus.application.name") String application,
            MessagingConfig config) {
        this.common = common;
        this.application = application;
        this.config = config;
    }

    Map<String, Object> admin() {
        Map<String, Object> settings = clients();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_MILLIS);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_MILLIS);
        return settings;
    }

    Map<String, Object> producer() {
        Map<String, Object> settings = clients();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, application + "-relay");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A broker that has just come back may refuse one batch of a partition, as not its leader yet, and take what
        // follows, for of a producer that it does not know it takes any sequence number: so one waits for the other.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, PRODUCER_BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_MESSAGE);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    /** Settings of the channel that brings the messages of a topic. */
    Map<String, String> channel(String topic) {
        Map<String, String> settings = new HashMap<>();
        settings.put("channel-name", topic);
        settings.put("connector", "smallrye-kafka");
        settings.put("topic", topic);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group(topic));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, application + "-" + topic);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(POLLED_RECORDS));
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Integer.toString(SESSION_MILLIS));
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Integer.toString(HEARTBEAT_MILLIS));
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, Integer.toString(METADATA_MILLIS));
        // A topic that the broker made because somebody listens would have none of the settings that it needs.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, Integer.toString(RECONNECT_MILLIS));
        settings.put("batch", "true");
        settings.put("commit-strategy", "throttled");
        settings.put(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, Integer.toString(COMMIT_MILLIS));
        // Messages are tried until they are taken or parked, however long that is: a wait is no failure of the channel.
        settings.put("throttled.unprocessed-record-max-age.ms", "0");
        settings.put("failure-strategy", "ignore");
        settings.put("health-enabled", "false");
        settings.put("tracing-enabled", "false");
        settings.put("cloud-events", "false");
        settings.put("graceful-shutdown", "false");
        return settings;
    }

    /** One group per topic: how one topic is read has no say in how another one is. */
    String group(String topic) {
        String group = application + "." + topic;
        String rebuild = config.rebuild().get(topic);
        return rebuild == null ? group : group + "." + rebuild;
    }

    private Map<String, Object> clients() {
        Map<String, Object> settings = new HashMap<>(common);
        // Says which group a consumer belongs to, and no other client knows it.
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS);
        return settings;
    }
}
