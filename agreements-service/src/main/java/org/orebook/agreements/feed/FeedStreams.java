package org.orebook.agreements.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.orebook.chassis.caller.Caller;

/**
 * The streams of this process: so many and no more, none longer than its caller's token holds, and none that outlives the
 * process' own time.
 */
@Startup
@ApplicationScoped
class FeedStreams {

    /** How long a client has to take the last words of a stream before its connection is cut. */
    private static final Duration LEAVE = Duration.ofSeconds(5);

    private final FeedPages pages;
    private final FeedPlaces places;
    private final FeedSignal signal;
    private final FeedConfig config;
    private final InstantSource clock;
    private final Vertx vertx;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();
    private final Set<Slot> slots = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    FeedStreams(
            FeedPages pages,
            FeedPlaces places,
            FeedSignal signal,
            FeedConfig config,
            InstantSource clock,
            Vertx vertx,
            MeterRegistry meters) {
        this.pages = pages;
        this.places = places;
        this.signal = signal;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        Gauge.builder("feed.listeners", open, AtomicInteger::get)
                .description("Streams of events that somebody listens to")
                .register(meters);
    }

    /**
     * Opens a stream for a caller. To be called on the event loop of its request.
     *
     * @param validFor how long the caller's token holds
     * @param cut cuts the client's connection, for one that does not take the end
     * @throws FeedRefusals.TooManyStreams where the caller has as many as one may
     * @throws FeedRefusals.FeedIsFull where this process has
     */
    Slot open(Caller caller, Duration validFor, FeedFilter filter, Optional<UUID> lastSeen, Runnable cut) {
        take(caller.subject());
        Context loop = vertx.getOrCreateContext();
        FeedStream stream = new FeedStream(loop, pages, places, signal, clock, FeedSight.of(caller), filter, lastSeen);
        Duration lifetime = validFor.compareTo(config.lifetime()) < 0 ? validFor : config.lifetime();
        Slot slot = new Slot(caller.subject(), stream, cut, lifetime);
        slots.add(slot);
        if (stopping) {
            // The balancer has not noticed yet: the client comes again, and then elsewhere.
            slot.end(false);
        }
        return slot;
    }

    /** How many there are. */
    int count() {
        return open.get();
    }

    /** Before a graceful shutdown waits for the requests that are under way: these would never end. */
    void stop(@Observes ShutdownDelayInitiatedEvent shutdown) {
        stopping = true;
        slots.forEach(slot -> slot.end(false));
    }

    private void take(String subject) {
        if (open.incrementAndGet() > config.streams()) {
            open.decrementAndGet();
            throw new FeedRefusals.FeedIsFull();
        }
        if (byCaller.merge(subject, 1, Integer::sum) > config.streamsPerCaller()) {
            giveBack(subject);
            throw new FeedRefusals.TooManyStreams(config.streamsPerCaller());
        }
    }

    private void giveBack(String subject) {
        open.decrementAndGet();
        byCaller.computeIfPresent(subject, (_, held) -> held == 1 ? null : held - 1);
    }

    /** The place of one stream among those that there may be. */
    final class Slot {
        private final String subject;
        private final FeedStream stream;
        private final Runnable cut;
        private final long heartbeat;
        private final long expiry;

        private Slot(String subject, FeedStream stream, Runnable cut, Duration lifetime) {
            this.subject = subject;
            this.stream = stream;
            this.cut = cut;
            this.heartbeat = vertx.setPeriodic(config.heartbeat().toMillis(), _ -> stream.beat());
            this.expiry = vertx.setTimer(Math.max(1, lifetime.toMillis()), _ -> end(true));
        }

        FeedStream stream() {
            return stream;
        }

        private void end(boolean withMark) {
            stream.end(withMark);
            vertx.setTimer(LEAVE.toMillis(), _ -> {
                if (slots.contains(this)) {
                    cut.run();
                    free();
                }
            });
        }

        /** Nobody listens any more, whoever ended it; once is enough. */
        void free() {
            if (slots.remove(this)) {
                vertx.cancelTimer(heartbeat);
                vertx.cancelTimer(expiry);
                stream.close();
                giveBack(subject);
            }
        }
    }
}
