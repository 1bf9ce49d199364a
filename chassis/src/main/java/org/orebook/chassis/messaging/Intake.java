package org.orebook.chassis.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * Brings the messages of each topic to its handler: one channel of the Kafka connector for each handler that there is. A
 * batch is acknowledged when each of its messages was taken or parked; the offset follows within a second, and is an
 * economy and not a promise: what comes again does nothing.
 */
@ApplicationScoped
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final KafkaConnector connector;
    private final KafkaSettings settings;
    private final List<MessageHandler> handlers;
    private final HandlerRun run;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final List<Cancellable> channels = new ArrayList<>();

    Intake(
            @Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector connector,
            KafkaSettings settings,
            @All List<MessageHandler> handlers,
            HandlerRun run,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.connector = connector;
        this.settings = settings;
        this.handlers = handlers;
        this.run = run;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    void start(@Observes StartupEvent starting) {
        Set<String> topics = new HashSet<>();
        for (MessageHandler handler : handlers) {
            if (!topics.add(handler.topic())) {
                throw new IllegalStateException("Two handlers take in the messages of " + handler.topic());
            }
            channels.add(open(handler));
        }
    }

    /** What is in hand is taken to its end or rolled back, and comes again. */
    void stop(@Observes ShutdownEvent stopping) {
        channels.forEach(Cancellable::cancel);
    }

    private Cancellable open(MessageHandler handler) {
        TopicIntake intake = new TopicIntake(handler, run, deadLetters, meters);
        return Multi.createFrom()
                .deferred(() -> channel(handler.topic()))
                .onItem()
                .transformToUniAndConcatenate(batch -> take(intake, batch))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "Hearing %s broke off and begins anew", handler.topic()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(
                        _ -> {
                            // What there was to do is done.
                        },
                        failure -> LOG.errorf(failure, "Nobody hears %s any more", handler.topic()));
    }

    private Multi<? extends Message<?>> channel(String topic) {
        Config channel = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings.channel(topic), "channel of " + topic, 1))
                .build();
        return Multi.createFrom().publisher(connector.getPublisher(channel));
    }

    private static Uni<Void> take(TopicIntake intake, Message<?> batch) {
        return intake.take(records(batch)).chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    @SuppressWarnings("unchecked")
    private static Iterable<ConsumerRecord<byte[], byte[]>> records(Message<?> batch) {
        return batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow()
                .getRecords();
    }
}
