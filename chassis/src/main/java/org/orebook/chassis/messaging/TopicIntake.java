package org.orebook.chassis.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.orebook.chassis.problem.Outage;
import org.orebook.chassis.transaction.Transactions;

/**
 * Takes in the messages of one topic. A batch is one transaction when all goes well; when it does not, each of its messages
 * is one, is tried several times, and is parked where it fails each time. While something that we rest on is away it waits,
 * however long that is.
 */
final class TopicIntake {

    private static final Logger LOG = Logger.getLogger(TopicIntake.class);

    static final int ATTEMPTS = 5;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** What was away is back soon as a rule, and messages wait for no longer than this afterwards. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final MessageHandler handler;
    private final HandlerRun run;
    private final DeadLetters deadLetters;
    private final Counter taken;
    private final Counter parked;
    private final Counter failures;

    TopicIntake(MessageHandler handler, HandlerRun run, DeadLetters deadLetters, MeterRegistry meters) {
        this.handler = handler;
        this.run = run;
        this.deadLetters = deadLetters;
        this.taken = Counter.builder("intake.taken")
                .description("Messages that were taken in")
                .tag("topic", handler.topic())
                .register(meters);
        this.parked = Counter.builder("intake.parked")
                .description("Messages that were parked as dead letters")
                .tag("topic", handler.topic())
                .register(meters);
        this.failures = Counter.builder("intake.failures")
                .description("Times that messages could not be taken in")
                .tag("topic", handler.topic())
                .register(meters);
    }

    /** Succeeds when each record was taken in or parked, and fails never. */
    Uni<Void> take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        List<Arrival> arrivals = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> written : records) {
            // A tombstone says that a key may be forgotten, and nothing that a handler could do.
            if (written.value() != null) {
                arrivals.add(CloudEvents.read(written));
            }
        }
        if (arrivals.size() > 1 && arrivals.stream().allMatch(Arrival::isReadable)) {
            return hand(arrivals.stream().map(Arrival::message).toList())
                    .onFailure()
                    .recoverWithUni(failure -> oneByOne(arrivals));
        }
        return oneByOne(arrivals);
    }

    private Uni<Void> oneByOne(List<Arrival> arrivals) {
        return Transactions.inTurn(
                arrivals,
                arrival -> arrival.isReadable()
                        ? takeOrPark(arrival.message())
                        : park(arrival.message(), arrival.fault(), 1));
    }

    private Uni<Void> takeOrPark(ReceivedMessage message) {
        AtomicInteger attempts = new AtomicInteger();
        return hand(List.of(message))
                .onFailure(failure -> !Outage.isBehind(failure))
                .invoke(attempts::incrementAndGet)
                .onFailure(Outage::isBehind)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure(failure -> !Failures.isFinal(failure))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(ATTEMPTS - 1L)
                .onFailure()
                .recoverWithUni(failure -> park(message, Failures.reason(failure), attempts.get()));
    }

    private Uni<Void> hand(List<ReceivedMessage> messages) {
        return run.apart(session -> run.handOver(session, handler, messages))
                .invoke(() -> taken.increment(messages.size()))
                .onFailure()
                .invoke(failure -> {
                    failures.increment();
                    ReceivedMessage first = messages.getFirst();
                    LOG.warnf(
                            failure,
                            "%d message(s) of %s, from partition %d at offset %d on, were not taken in",
                            messages.size(),
                            first.topic(),
                            first.partition(),
                            first.offset());
                });
    }

    /** Without an end: as long as a message is neither taken nor parked, nothing behind it may be taken. */
    private Uni<Void> park(ReceivedMessage message, String reason, int attempts) {
        return run.apart(session -> deadLetters.park(session, message, reason, attempts))
                .invoke(isNew -> {
                    if (isNew) {
                        parked.increment();
                        LOG.warnf("Message %s of %s was parked: %s", message.id(), message.topic(), reason);
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "A message of %s could not be parked yet", message.topic()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .replaceWithVoid();
    }
}
