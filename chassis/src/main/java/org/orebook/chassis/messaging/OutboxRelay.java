package org.orebook.chassis.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what is in the outbox. Of all replicas of a service one relay is active: the one whose connection holds the lock.
 * Whatever goes wrong ends its term, with its connection and its producer; after a pause it applies for the lock again,
 * and meanwhile another one may have it.
 *
 * <p>A message is removed once the broker has it, so that it is sent at least once. Two relays that send the same messages
 * after each other do no harm: each sends in order, so that of any message the first copy comes before the first copy of
 * what follows it.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private static final int BATCH = 1000;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    /** A safety net, and how long nobody may be active when a relay is gone without having handed over. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final RelayDatabase database;
    private final KafkaSettings settings;
    private final Topics topics;
    private final MessageSpans spans;
    private final MeterRegistry meters;
    private final String source;
    private final Counter sent;
    private final Counter failures;
    private volatile boolean stopping;
    private volatile Thread thread;
    private volatile RelayConnection present;

    OutboxRelay(
            Vertx vertx,
            RelayDatabase database,
            KafkaSettings settings,
            Topics topics,
            MessageSpans spans,
            @ConfigProperty(name = "quarkus.application.name") String application,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.database = database;
        this.settings = settings;
        this.topics = topics;
        this.spans = spans;
        this.meters = meters;
        this.source = "/" + application;
        this.sent = Counter.builder("outbox.sent")
                .description("Messages that the broker has taken")
                .register(meters);
        this.failures = Counter.builder("outbox.failures")
                .description("Times that sending ended before its time")
                .register(meters);
    }

    void start(@Observes StartupEvent starting) {
        thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
    }

    /** Lets the batch in flight end, and hands over to the relay of another replica. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopping = true;
        RelayConnection connection = present;
        if (connection != null) {
            connection.wake();
        }
        if (!thread.join(FAREWELL)) {
            LOG.warn("The relay did not come to an end: what it was sending may be sent again");
            thread.interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!stopping) {
                long before = (long) sent.count();
                serveATerm();
                pause = sent.count() > before ? FIRST_PAUSE : longer(pause);
                rest(pause);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** In steps, so that a stop need not wait for the end of it. */
    private void rest(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        while (!stopping && System.nanoTime() < end) {
            Thread.sleep(FIRST_PAUSE);
        }
    }

    private void serveATerm() throws InterruptedException {
        try (RelayConnection connection = RelayConnection.open(vertx, database.options())) {
            present = connection;
            if (becomesActive(connection)) {
                send(connection);
                if (stopping && connection.isOpen()) {
                    connection.handOver();
                }
            }
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            if (!stopping) {
                failures.increment();
                LOG.warnf("Messages wait in the outbox: %s", reason(failure));
                LOG.debug("The relay's term ended", failure);
            }
        }
    }

    private static String reason(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private boolean becomesActive(RelayConnection connection)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (isServing(connection)) {
            if (connection.tryLead()) {
                return true;
            }
            connection.awaitWork(POLL);
        }
        return false;
    }

    private boolean isServing(RelayConnection connection) {
        return !stopping && connection.isOpen();
    }

    private void send(RelayConnection connection) throws InterruptedException, ExecutionException, TimeoutException {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        // Quarkus sees the connector's clients alone.
        try (KafkaClientMetrics measured = new KafkaClientMetrics(producer)) {
            measured.bindTo(meters);
            while (isServing(connection)) {
                if (!sendBatch(connection, producer)) {
                    connection.awaitWork(POLL);
                }
            }
        } finally {
            // What is still in flight is given up at once: by now another relay may be sending it.
            producer.close(Duration.ZERO);
        }
    }

    /** Sends what comes next; false where there was nothing. */
    private boolean sendBatch(RelayConnection connection, Producer<byte[], byte[]> producer)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<OutboxRow> batch = connection.next(BATCH, BATCH_BYTES);
        if (batch.isEmpty()) {
            return false;
        }
        topics.await(KafkaSettings.BATCH_PATIENCE);
        List<CompletableFuture<Void>> answers = handOver(batch, producer);
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        try {
            all.get(KafkaSettings.BATCH_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            List<OutboxRow> taken = batch.subList(0, takenInARow(answers));
            if (!taken.isEmpty()) {
                connection.remove(taken);
                sent.increment(taken.size());
            }
        }
        return true;
    }

    /** An answer for each message, in order, up to the first that the producer does not even accept. */
    private List<CompletableFuture<Void>> handOver(List<OutboxRow> batch, Producer<byte[], byte[]> producer) {
        List<CompletableFuture<Void>> answers = new ArrayList<>(batch.size());
        for (OutboxRow row : batch) {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            answers.add(answer);
            Span span = spans.sending(row);
            var _ = producer.send(
                    CloudEvents.written(row, source, MessageSpans.traceparent(span)), (where, failure) -> {
                        if (failure == null) {
                            MessageSpans.sent(span, where);
                            answer.complete(null);
                        } else {
                            MessageSpans.failed(span, failure);
                            answer.completeExceptionally(failure);
                        }
                    });
            if (answer.isCompletedExceptionally()) {
                break;
            }
        }
        return answers;
    }

    private static int takenInARow(List<CompletableFuture<Void>> answers) {
        int taken = 0;
        while (taken < answers.size()
                && answers.get(taken).isDone()
                && !answers.get(taken).isCompletedExceptionally()) {
            taken++;
        }
        return taken;
    }
}
