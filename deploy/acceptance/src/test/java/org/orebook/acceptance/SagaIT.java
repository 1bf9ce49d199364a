package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Commitments across two services, their databases and the broker: whatever races and whatever is killed, every agreement
 * comes to its end, each message has effect once, and no deposit is promised twice. A longer run: {@code -Dsaga.count},
 * {@code -Dsaga.kills}, {@code -Dsaga.seed}, {@code -Dsaga.kafka-away-seconds}.
 */
@AcceptanceTest
@Order(8)
class SagaIT {
    private static final int SAGAS = Integer.getInteger("saga.count", 2000);
    private static final int KILLS = Integer.getInteger("saga.kills", 30);
    private static final long SEED = Long.getLong("saga.seed", 20_251_106);
    private static final Duration KAFKA_AWAY = Duration.ofSeconds(Integer.getInteger("saga.kafka-away-seconds", 15));

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final int WORKERS = 8;
    private static final int DEPOSITS = 20;
    private static final int TERMINATE_ONE_OF = 7;
    private static final List<String> KILLED =
            List.of(Orebook.DEPOSITS_SERVICE, Orebook.AGREEMENTS_SERVICE, Orebook.POSTGRESQL, Orebook.KAFKA);

    private final Orebook orebook;
    private final Negotiation negotiation;

    SagaIT(Orebook orebook) {
        this.orebook = orebook;
        this.negotiation = new Negotiation(orebook);
    }

    @BeforeEach
    @AfterEach
    void everyPartRuns() {
        Orebook.PARTS.stream().filter(part -> !orebook.process(part).isAlive()).forEach(orebook::restart);
    }

    /** An agreement of the test: the share that it asks for, and whether it is to be terminated once it is signed. */
    private record Asked(String address, String deposit, BigDecimal percent, boolean terminated) {}

    @Test
    void ofAHundredThatRaceForTheLastThirtyPercentExactlyThoseThatFitAreGranted() throws Exception {
        var buyer = negotiation.company(Negotiation.unique("racer"));
        var seller = negotiation.company(Negotiation.unique("owner"));
        var deposit = negotiation.deposit(Negotiation.unique("race"));
        var first = negotiation.share(Negotiation.unique("first"), deposit, buyer, seller, 70);
        negotiation.sign(first, first);
        assertThat(negotiation.settled(first).path("state").asText()).isEqualTo("signed");
        List<String> racers = inParallel(IntStream.range(0, 100)
                .<Callable<String>>mapToObj(
                        _ -> () -> negotiation.share(Negotiation.unique("race"), deposit, buyer, seller, 1.5))
                .toList());

        inParallel(racers.stream()
                .<Callable<Void>>map(racer -> () -> {
                    negotiation.sign(racer, racer);
                    return null;
                })
                .toList());

        var ends = racers.stream().map(negotiation::settled).toList();
        assertThat(ends.stream().filter(end -> end.path("state").asText().equals("signed")))
                .hasSize(20);
        assertThat(ends.stream().filter(end -> end.path("state").asText().equals("negotiation")))
                .hasSize(80)
                .allSatisfy(SagaIT::saysWhyWithTheFigures);
        assertThat(negotiation.standing(deposit).map(SagaIT::percent).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
    }

    private static void saysWhyWithTheFigures(JsonNode refused) {
        var refusal = refused.at("/commitment/refused/0");
        assertThat(refusal.path("code").asText()).isEqualTo("share-beyond-what-is-left");
        assertThat(refusal.path("requested").decimalValue())
                .isGreaterThan(refusal.path("left").decimalValue());
    }

    @Test
    void noWriteFailsWhileKafkaIsAwayAndAllComesThroughAfterwards() throws Exception {
        var buyer = negotiation.company(Negotiation.unique("patient"));
        var seller = negotiation.company(Negotiation.unique("patient"));
        var deposit = negotiation.deposit(Negotiation.unique("patient"));
        var ready = negotiation.share(Negotiation.unique("patient"), deposit, buyer, seller, 10);

        orebook.kill(Orebook.KAFKA);
        var until = Instant.now().plus(KAFKA_AWAY);
        negotiation.sign(ready, ready);
        List<String> written = new ArrayList<>();
        while (Instant.now().isBefore(until)) {
            written.add(orebook.as("geologist")
                    .post(
                            "/api/v1/deposits",
                            "{\"names\": [{\"text\": \"%s\"}]}".formatted("Without Kafka " + written.size()))
                    .expect(201)
                    .json()
                    .path("id")
                    .asText());
            Thread.sleep(Duration.ofMillis(20));
        }
        assertThat(orebook.as("auditor")
                        .get(ready)
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("committing");
        var waiting = backlog(orebook.ports().depositsManagement());
        orebook.restart(Orebook.KAFKA);
        var back = Instant.now();

        assertThat(negotiation.settled(ready).path("state").asText()).isEqualTo("signed");
        assertThat(written).hasSizeGreaterThan(100);
        assertThat(waiting).isPositive();
        for (int port :
                List.of(orebook.ports().depositsManagement(), orebook.ports().agreementsManagement())) {
            Awaitility.await().atMost(RECOVERY).pollInterval(ONE_SECOND).until(() -> backlog(port) == 0);
        }
        // What came last is known on the other side, too: there an agreement may be made about it.
        negotiation.share(Negotiation.unique("patient"), written.getLast(), buyer, seller, 10);
        assertThat(negotiation.deadLetters()).isZero();
        System.out.printf(
                "Kafka away for %d s: %d writes, none failed; %.0f messages waited; all through and seen %d s after it was"
                        + " back%n",
                KAFKA_AWAY.toSeconds(),
                written.size(),
                waiting,
                Duration.between(back, Instant.now()).toSeconds());
    }

    /** Messages that a service has still to send, as it was measured last, at most ten seconds ago. */
    private static double backlog(int managementPort) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return Scrape.of(client, managementPort).value("outbox_backlog_rows");
        }
    }

    @Test
    void nothingIsLostDoubledOrOverGrantedWhateverIsKilled() throws Exception {
        var random = new Random(SEED);
        System.out.printf("%d sagas, %d kills, seed %d%n", SAGAS, KILLS, SEED);
        var buyer = negotiation.company(Negotiation.unique("buyer"));
        var seller = negotiation.company(Negotiation.unique("seller"));
        List<String> deposits = new ArrayList<>();
        for (int i = 0; i < DEPOSITS; i++) {
            deposits.add(negotiation.deposit(Negotiation.unique("contested")));
        }
        for (var who : List.of("negotiator", "approver", "auditor")) {
            // Keycloak fails once for each connection that an earlier crash of its database has cut.
            Awaitility.await()
                    .atMost(RECOVERY)
                    .pollInterval(ONE_SECOND)
                    .ignoreExceptions()
                    .until(() -> orebook.newToken(who), _ -> true);
        }
        var run = Negotiation.unique("saga");
        var kills = new AtomicInteger();
        var next = new AtomicInteger();
        Queue<Asked> asked = new ConcurrentLinkedQueue<>();

        List<Future<?>> work = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < WORKERS; worker++) {
                work.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < SAGAS; i = next.getAndIncrement()) {
                        keepPace(i, kills);
                        asked.add(negotiated(run + "-" + i, i, deposits.get(i % DEPOSITS), buyer, seller));
                    }
                    return null;
                }));
            }
            work.add(threads.submit(() -> {
                killInTurn(random, kills);
                return null;
            }));
        }
        for (var each : work) {
            each.get();
        }

        System.out.printf("%s  all asked%n", Instant.now());
        assertThat(asked).hasSize(SAGAS);
        hold(List.copyOf(asked));
        assertThat(negotiation.deadLetters()).isZero();
    }

    /** Spreads the sagas over the kills, so that none of these falls when all is over. */
    private static void keepPace(int saga, AtomicInteger kills) throws InterruptedException {
        while (kills.get() < (long) saga * KILLS / SAGAS - 1) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private Asked negotiated(String key, int i, String deposit, String buyer, String seller) throws Exception {
        // Shares of 1 to 4 per cent: a hundred of them ask for two to three times what there is.
        var percent = BigDecimal.valueOf(100 + (i * 37) % 300, 2);
        var address = negotiation.share(key, deposit, buyer, seller, percent.doubleValue());
        negotiation.sign(address, key);
        boolean terminated = i % TERMINATE_ONE_OF == 0
                && negotiation.settled(address).path("state").asText().equals("signed");
        if (terminated) {
            negotiation.terminate(address, key);
        }
        return new Asked(address, deposit, percent, terminated);
    }

    private void killInTurn(Random random, AtomicInteger kills) throws InterruptedException {
        while (kills.get() < KILLS) {
            Thread.sleep(Duration.ofMillis(200 + random.nextInt(2000)));
            var part = KILLED.get(random.nextInt(KILLED.size()));
            System.out.printf("%s  kill %d: %s%n", Instant.now(), kills.get() + 1, part);
            orebook.kill(part);
            Thread.sleep(Duration.ofMillis(random.nextInt(500)));
            orebook.restart(part);
            kills.incrementAndGet();
        }
    }

    /** Compares what each agreement says with what the ledger of its deposit says. */
    private void hold(List<Asked> asked) throws Exception {
        Map<String, Set<String>> signed = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        for (var each : asked) {
            var end = negotiation.settled(each.address());
            var state = end.path("state").asText();
            ends.merge(state, 1, Integer::sum);
            switch (state) {
                case "signed" -> {
                    assertThat(each.terminated()).isFalse();
                    signed.computeIfAbsent(each.deposit(), _ -> new TreeSet<>())
                            .add(end.path("id").asText());
                }
                case "terminated" -> assertThat(each.terminated()).isTrue();
                default -> {
                    assertThat(state).isEqualTo("negotiation");
                    saysWhyWithTheFigures(end);
                }
            }
        }
        System.out.println("ends: " + ends);
        for (var deposit : asked.stream().map(Asked::deposit).distinct().toList()) {
            var standing = negotiation.standing(deposit).toList();
            assertThat(standing.stream()
                            .map(line -> line.at("/agreement/id").asText())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(signed.getOrDefault(deposit, Set.of()));
            assertThat(standing.stream().map(SagaIT::percent).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isLessThanOrEqualTo(BigDecimal.valueOf(100));
        }
    }

    private static BigDecimal percent(JsonNode line) {
        return line.path("percent").decimalValue();
    }

    private static <T> List<T> inParallel(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            List<T> results = new ArrayList<>();
            for (var call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        }
    }
}
