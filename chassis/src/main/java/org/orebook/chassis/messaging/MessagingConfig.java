package org.orebook.chassis.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service says, and how it hears. Where the broker is stands under {@code kafka.*}. */
@ConfigMapping(prefix = "orebook.messaging")
public interface MessagingConfig {

    /** Topics of which this service is the producer and whose messages are states: the latest of a key is kept. */
    Optional<List<String>> stateTopics();

    /** Topics of which this service is the producer and whose messages pass: kept for a week. */
    Optional<List<String>> passingTopics();

    /** Partitions of a topic that is made. One that exists keeps its own: more would break the order per key. */
    @WithDefault("6")
    int partitions();

    /** Brokers that keep each message of a topic that is made. */
    @WithDefault("1")
    short replicas();

    /**
     * By topic: a word that is new reads the topic from its start once more, by a consumer group of that name. For read
     * models, which take a newer version only; see {@link MessageHandler#isVersioned}.
     */
    Map<String, String> rebuild();
}
