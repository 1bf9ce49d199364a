package org.orebook.agreements.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The feed as one client gets it. It reads on only when the client has taken what was read before, so that a slow client
 * costs one page and nothing else. Everything in it happens on the event loop of its request.
 *
 * <p>A database that is away ends no stream: the client hears heartbeats until it is back.
 */
final class FeedStream {

    private static final Logger LOG = Logger.getLogger(FeedStream.class);

    private final Context loop;
    private final FeedPages pages;
    private final FeedPlaces places;
    private final FeedSignal signal;
    private final InstantSource clock;
    private final FeedSight sight;
    private final FeedFilter filter;
    private final Optional<UUID> lastSeen;

    private final Queue<Shown> ready = new ArrayDeque<>(List.of(new Shown.Greeting()));
    private final Runnable wakeUp = this::wake;
    /** The client is ready for the next word; {@code null} while it is busy with the last one. */
    private UniEmitter<? super Shown> asking;

    private boolean reading;
    private boolean placed;
    /** After the last look at the log something may have come. */
    private boolean behind = true;

    private boolean ending;
    /** Where a client goes on that is told to come again. */
    private boolean markDue;

    private boolean closed;
    private long position;

    FeedStream(
            Context loop,
            FeedPages pages,
            FeedPlaces places,
            FeedSignal signal,
            InstantSource clock,
            FeedSight sight,
            FeedFilter filter,
            Optional<UUID> lastSeen) {
        this.loop = loop;
        this.pages = pages;
        this.places = places;
        this.signal = signal;
        this.clock = clock;
        this.sight = sight;
        this.filter = filter;
        this.lastSeen = lastSeen;
        signal.tell(wakeUp);
    }

    /** What the client is told, one by one as it asks. */
    Multi<Shown> events() {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().<Shown>emitter(this::ask))
                .until(Shown.Farewell.class::isInstance);
    }

    /** Something may have been appended. On any thread. */
    private void wake() {
        onLoop(() -> {
            behind = true;
            advance();
        });
    }

    /** Nothing was said for a while: says so, unless the client is still busy with the last word. */
    void beat() {
        onLoop(() -> {
            behind = true;
            advance();
            if (asking != null && ready.isEmpty()) {
                answer(new Shown.Heartbeat());
            }
        });
    }

    /** Ends in good order once the client has taken what was read; with a mark to go on from where the log can be asked. */
    void end(boolean withMark) {
        onLoop(() -> {
            ending = true;
            markDue = withMark && placed;
            advance();
        });
    }

    /** Nobody listens any more. */
    void close() {
        signal.forget(wakeUp);
        onLoop(() -> {
            closed = true;
            asking = null;
            ready.clear();
        });
    }

    private void onLoop(Runnable step) {
        loop.runOnContext(_ -> {
            if (!closed) {
                step.run();
            }
        });
    }

    private void ask(UniEmitter<? super Shown> next) {
        onLoop(() -> {
            asking = next;
            advance();
        });
    }

    private void advance() {
        if (asking == null) {
            return;
        }
        Shown next = ready.poll();
        if (next != null) {
            answer(next);
        } else if (!reading) {
            work();
        }
    }

    private void answer(Shown next) {
        UniEmitter<? super Shown> asked = asking;
        asking = null;
        asked.complete(next);
    }

    private void work() {
        if (ending && !markDue) {
            answer(new Shown.Farewell());
        } else if (ending) {
            markDue = false;
            read(() -> places.mark(position), place -> ready.add(new Shown.Mark(place.mark())));
        } else if (!behind) {
            return;
        } else if (!placed) {
            behind = false;
            read(this::place, ready::addAll);
        } else {
            behind = false;
            read(() -> pages.after(position, signal.latest()), this::take);
        }
    }

    /** Asks the log something, and goes on with the answer; after a failure at the next wake-up. */
    private <T> void read(Supplier<Uni<T>> question, Consumer<T> answer) {
        reading = true;
        question.get()
                .subscribe()
                .with(
                        answered -> onLoop(() -> {
                            reading = false;
                            answer.accept(answered);
                            advance();
                        }),
                        failure -> onLoop(() -> {
                            reading = false;
                            LOG.debug("The log of the feed could not be asked; it is tried again", failure);
                            advance();
                        }));
    }

    private Uni<List<Shown>> place() {
        return lastSeen.isEmpty()
                ? places.markEnd().map(end -> startAt(end, List.of(new Shown.Mark(end.mark()))))
                : places.find(lastSeen.get())
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(startAt(found.get(), List.of()))
                                : places.markEnd().map(end -> startAt(end, List.of(new Shown.Reset(end.mark())))));
    }

    private List<Shown> startAt(FeedPlaces.Place place, List<Shown> saying) {
        placed = true;
        behind = true;
        position = place.position();
        return saying;
    }

    private void take(List<FeedEntry> page) {
        if (page.isEmpty()) {
            return;
        }
        page.stream()
                .filter(filter::passes)
                .filter(entry -> sight.covers(entry, clock.instant()))
                .map(entry -> new Shown.Event(EventView.of(entry, sight)))
                .forEach(ready::add);
        position = page.getLast().position();
        behind |= pages.isFull(page);
    }
}
