package org.orebook.chassis.messaging;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Makes the topics that this service produces, before the first message goes: those that it is configured for, and one of
 * dead letters for each that it hears. A topic that exists is left as it is.
 */
@ApplicationScoped
class Topics {

    /** What is added to the name of a topic for the messages of it that were parked. */
    static final String DEAD_LETTERS = ".dlq";

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaSettings settings;
    private final MessagingConfig config;
    private final List<MessageHandler> handlers;
    private final CompletableFuture<Void> made = new CompletableFuture<>();
    private volatile Thread maker;

    Topics(KafkaSettings settings, MessagingConfig config, @All List<MessageHandler> handlers) {
        this.settings = settings;
        this.config = config;
        this.handlers = handlers;
    }

    void start(@Observes StartupEvent starting) {
        maker = Thread.ofVirtual().name("topics").start(this::makeUntilMade);
    }

    void stop(@Observes ShutdownEvent stopping) {
        maker.interrupt();
    }

    /**
     * Waits until the topics are there.
     *
     * @throws TimeoutException where they are not after that time
     */
    void await(Duration patience) throws InterruptedException, TimeoutException {
        try {
            made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void makeUntilMade() {
        try {
            while (!isMade()) {
                Thread.sleep(PAUSE);
            }
            made.complete(null);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isMade() throws InterruptedException {
        List<NewTopic> wanted = wanted();
        if (wanted.isEmpty()) {
            return true;
        }
        try (Admin admin = Admin.create(settings.admin())) {
            Set<String> present = admin.listTopics().names().get();
            make(
                    admin,
                    wanted.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList());
            return true;
        } catch (ExecutionException | KafkaException away) {
            LOG.debugf(away, "Topics cannot be made yet");
            return false;
        }
    }

    private static void make(Admin admin, List<NewTopic> missing) throws InterruptedException, ExecutionException {
        for (Map.Entry<String, ? extends KafkaFuture<Void>> topic :
                admin.createTopics(missing).values().entrySet()) {
            try {
                topic.getValue().get();
                LOG.infof("Topic %s was made", topic.getKey());
            } catch (ExecutionException refused) {
                // Another replica was faster.
                if (!(refused.getCause() instanceof TopicExistsException)) {
                    throw refused;
                }
            }
        }
    }

    private List<NewTopic> wanted() {
        List<NewTopic> wanted = new ArrayList<>();
        names(config.stateTopics()).map(this::state).forEach(wanted::add);
        Set<String> passing = new HashSet<>(names(config.passingTopics()).toList());
        handlers.forEach(handler -> passing.add(handler.topic() + DEAD_LETTERS));
        passing.stream().map(this::passing).forEach(wanted::add);
        return wanted;
    }

    private static Stream<String> names(Optional<List<String>> configured) {
        return configured.stream().flatMap(List::stream);
    }

    private NewTopic state(String name) {
        return topic(name, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private NewTopic passing(String name) {
        return topic(
                name,
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(KEPT.toMillis())));
    }

    private NewTopic topic(String name, Map<String, String> kept) {
        Map<String, String> all = new HashMap<>(kept);
        all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(KafkaSettings.LARGEST_MESSAGE));
        return new NewTopic(name, config.partitions(), config.replicas()).configs(all);
    }
}
