package org.orebook.agreements.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Vetoed;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.deposit.KnownDeposit.Visibility;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/** How a stream goes with its client's pace, and with a log that cannot be asked. */
class FeedStreamTest {

    private static final int PAGE = 10;
    private static final int ROUNDS = 20;
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Signal signal = new Signal();
    private final FeedStream stream = new FeedStream(
            loop,
            new EndlessLog(),
            new Beginning(),
            signal,
            () -> NOW,
            FeedSight.of(new Caller("subject", "name", Set.of(Role.VIEWER), null)),
            new FeedFilter(EnumSet.allOf(FeedKind.class), null, null, Set.of()),
            Optional.of(new UUID(0, 0)));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsNoFurtherThanItsClientHasTaken() {
        AssertSubscriber<Shown> client = stream.events().subscribe().withSubscriber(AssertSubscriber.create(3));
        await().until(() -> client.getItems().size() == 3);
        for (int i = 0; i < 100; i++) {
            signal.wake();
        }
        loopIsDone();

        assertThat(reads).hasValue(1);
        assertThat(client.getItems()).hasSize(3);

        client.request(PAGE);
        await().until(() -> client.getItems().size() == 3 + PAGE);
        loopIsDone();

        assertThat(reads).hasValue(2);
        assertThat(client.getItems().stream()
                        .filter(Shown.Event.class::isInstance)
                        .map(shown -> ((Shown.Event) shown).event().version()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void saysThatItIsThereWhileTheLogCannotBeAskedAndGoesOnAfterwards() {
        failure.set(new IllegalStateException("away"));
        AssertSubscriber<Shown> client = stream.events().subscribe().withSubscriber(AssertSubscriber.create(3));
        await().until(() -> reads.get() == 1);
        loopIsDone();
        assertThat(client.getItems()).containsExactly(new Shown.Greeting());

        stream.beat();
        await().until(() -> client.getItems().size() == 2);
        assertThat(client.getItems().getLast()).isEqualTo(new Shown.Heartbeat());
        failure.set(null);
        signal.wake();

        await().until(() -> client.getItems().size() == 3);
        assertThat(client.getItems().getLast()).isInstanceOf(Shown.Event.class);
    }

    @Test
    void endsOnceItsClientHasTakenWhatWasReadAndWithAMark() {
        AssertSubscriber<Shown> client = stream.events().subscribe().withSubscriber(AssertSubscriber.create(2));
        await().until(() -> client.getItems().size() == 2);

        stream.end(true);
        client.request(1_000);

        client.awaitCompletion();
        assertThat(client.getItems()).hasSize(1 + PAGE + 1);
        assertThat(client.getItems().getLast()).isEqualTo(new Shown.Mark(new UUID(PAGE, 1)));
    }

    @Test
    void isForgottenWhenItsClientIsGone() {
        assertThat(signal.sleepers).hasValue(1);

        stream.close();

        assertThat(signal.sleepers).hasValue(0);
    }

    private void loopIsDone() {
        AtomicInteger rounds = new AtomicInteger();
        goRound(rounds);
        await().until(() -> rounds.get() == ROUNDS);
    }

    /** Each step of a stream may leave another one to the loop. */
    private void goRound(AtomicInteger rounds) {
        loop.runOnContext(_ -> {
            if (rounds.incrementAndGet() < ROUNDS) {
                goRound(rounds);
            }
        });
    }

    /** A log of which there is always more. */
    @Vetoed
    private final class EndlessLog extends FeedPages {
        EndlessLog() {
            super(null, null);
        }

        @Override
        Uni<List<FeedEntry>> after(long position, long wakeUp) {
            reads.incrementAndGet();
            return failure.get() == null
                    ? Uni.createFrom()
                            .item(LongStream.rangeClosed(position + 1, position + PAGE)
                                    .mapToObj(FeedStreamTest::entry)
                                    .toList())
                    : Uni.createFrom().failure(failure.get());
        }

        @Override
        boolean isFull(List<FeedEntry> page) {
            return true;
        }
    }

    /** Everybody begins at its beginning. */
    @Vetoed
    private static final class Beginning extends FeedPlaces {
        Beginning() {
            super(null, null, null);
        }

        @Override
        Uni<Optional<Place>> find(UUID id) {
            return Uni.createFrom().item(Optional.of(new Place(0, id)));
        }

        @Override
        Uni<Place> mark(long position) {
            return Uni.createFrom().item(new Place(position, new UUID(position, 1)));
        }
    }

    @Vetoed
    private static final class Signal extends FeedSignal {
        private final AtomicInteger sleepers = new AtomicInteger();
        private final AtomicReference<Runnable> sleeper = new AtomicReference<>(() -> {});

        Signal() {
            super(null, null, null);
        }

        void wake() {
            sleeper.get().run();
        }

        @Override
        void tell(Runnable next) {
            sleepers.incrementAndGet();
            sleeper.set(next);
        }

        @Override
        void forget(Runnable last) {
            sleepers.decrementAndGet();
        }
    }

    private static FeedEntry entry(long position) {
        return new FeedEntry(
                position,
                new UUID(1, position),
                NOW,
                "type",
                FeedKind.DEPOSIT,
                new UUID(2, 2),
                (int) position,
                new FeedEntry.DepositNow("KZ-1", "KZ", Set.of(), Visibility.PUBLISHED, null),
                null);
    }
}
