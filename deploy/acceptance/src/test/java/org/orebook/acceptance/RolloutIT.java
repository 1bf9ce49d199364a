package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ops do, and what happens to them, while people work: two processes of each service are replaced one after the
 * other, one dies, Keycloak and PostgreSQL go away and come back. A longer run: {@code -Drollout.keycloak-away-seconds},
 * {@code -Drollout.requests-per-second}.
 */
@Order(0)
@EnabledIfSystemProperty(
        named = "rollout",
        matches = "true",
        disabledReason = "takes minutes and both cores of a small machine: run it with -Drollout=true")
class RolloutIT {
    private static final int PER_SECOND = Integer.getInteger("rollout.requests-per-second", 300);
    private static final Duration KEYCLOAK_AWAY =
            Duration.ofSeconds(Integer.getInteger("rollout.keycloak-away-seconds", 15));

    private static final Duration HEALED = Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> REPLICAS = List.of(
            Orebook.DEPOSITS_SERVICE,
            Orebook.DEPOSITS_SERVICE + "-2",
            Orebook.AGREEMENTS_SERVICE,
            Orebook.AGREEMENTS_SERVICE + "-2");

    private static Orebook orebook;

    @BeforeAll
    static void start() throws Exception {
        orebook = Orebook.startReplicated();
    }

    @AfterAll
    static void stop() {
        if (orebook != null) {
            orebook.close();
        }
    }

    @BeforeEach
    @AfterEach
    void everyPartRuns() {
        if (!orebook.process(Orebook.POSTGRESQL).isAlive()) {
            orebook.restart(Orebook.POSTGRESQL);
        }
        if (!orebook.process(Orebook.KEYCLOAK).isAlive()) {
            orebook.restart(Orebook.KEYCLOAK);
        }
        REPLICAS.stream().filter(part -> !orebook.process(part).isAlive()).forEach(orebook::restart);
    }

    @Test
    void nobodyNoticesThatEveryReplicaIsReplaced() throws Exception {
        var place = placeInTheFeed();
        try (var work = Workload.start(orebook, PER_SECOND)) {
            work.awaitAnswers(PER_SECOND);
            for (var replica : REPLICAS) {
                var since = Instant.now();
                int logged = orebook.log(replica).length();
                orebook.stop(replica);
                tell("%s stopped", replica, since);
                assertThat(orebook.log(replica).substring(logged)).doesNotContain(" ERROR ");
                work.awaitAnswers(PER_SECOND);
                orebook.restart(replica);
                work.awaitAnswers(PER_SECOND);
            }
            work.stop();
            System.out.println("  rolling restart: " + work.summary());

            assertThat(work.failures()).isEmpty();
            eachChangeIsThereOnce(work);
            eachChangeIsToldOnceAndInOrder(work, place);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Orebook.DEPOSITS_SERVICE, Orebook.AGREEMENTS_SERVICE + "-2"})
    void aReplicaThatDiesTakesNothingButWhatItHadInHand(String replica) throws Exception {
        try (var work = Workload.start(orebook, PER_SECOND)) {
            work.awaitAnswers(PER_SECOND);
            var killed = Instant.now();
            orebook.kill(replica);
            TimeUnit.NANOSECONDS.sleep(HEALED.toNanos());
            work.awaitAnswers(PER_SECOND);
            work.stop();
            System.out.println("  " + replica + " killed: " + work.summary());

            assertThat(work.failures())
                    .hasSizeLessThanOrEqualTo(Workload.WORKERS)
                    .allSatisfy(failure -> assertThat(failure.at()).isBefore(killed.plus(HEALED)))
                    .allSatisfy(failure -> assertThat(failure.request()).doesNotStartWith("GET"));
        }
    }

    @Test
    void validTokensGoOnWorkingWhileKeycloakIsAwayAndNobodyElseGetsIn() throws Exception {
        orebook.tokensLast(KEYCLOAK_AWAY.plusMinutes(5));
        var token = orebook.newToken("geologist");
        var caller = orebook.holding(token);
        caller.get("/api/v1/deposits").expect(200);
        caller.get("/api/v1/parties").expect(200);
        var ofAnotherKey =
                token.replaceFirst("^[^.]+", header("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"unknown\"}"));

        orebook.kill(Orebook.KEYCLOAK);
        var until = Instant.now().plus(KEYCLOAK_AWAY);
        while (Instant.now().isBefore(until)) {
            caller.get("/api/v1/deposits").expect(200);
            caller.get("/api/v1/parties").expect(200);
            caller.post("/api/v1/deposits", "{\"names\": [{\"text\": \"Without Keycloak\"}]}")
                    .expect(201);
            // A key that nobody knows makes everybody look for it, in vain.
            assertThat(orebook.holding(ofAnotherKey).get("/api/v1/deposits").status())
                    .isIn(401, 503);
            Thread.sleep(Duration.ofMillis(250));
        }
        orebook.restart(Orebook.KEYCLOAK);
        orebook.holding(orebook.newToken("viewer")).get("/api/v1/deposits").expect(200);
    }

    /** Its first keys are Keycloak's to give: until then it refuses everybody, and says that it is not for long. */
    @Test
    void aServiceStartsWithoutKeycloakAndWorksOnceItIsThere() throws Exception {
        var token = orebook.newToken("viewer");
        orebook.kill(Orebook.KEYCLOAK);
        for (var replica : List.of(Orebook.DEPOSITS_SERVICE, Orebook.DEPOSITS_SERVICE + "-2")) {
            orebook.stop(replica);
            orebook.restart(replica);
        }
        var without = orebook.holding(token).get("/api/v1/deposits").expectProblem(503, "unavailable");
        assertThat(without.header("Retry-After")).matches("[1-9]\\d*");

        orebook.restart(Orebook.KEYCLOAK);
        Awaitility.await()
                .atMost(BACK)
                .untilAsserted(
                        () -> orebook.holding(token).get("/api/v1/deposits").expect(200));
    }

    @Test
    void whilePostgreSqlIsAwayEverybodyIsToldWhenToComeBackAndAllIsWellSoonAfterwards() throws Exception {
        var geologist = orebook.as("geologist");
        var viewer = orebook.as("viewer");

        orebook.kill(Orebook.POSTGRESQL);
        for (int i = 0; i < 10; i++) {
            for (var answer : List.of(
                    viewer.get("/api/v1/deposits"),
                    viewer.get("/api/v1/parties"),
                    geologist.post("/api/v1/deposits", "{\"names\": [{\"text\": \"Without PostgreSQL\"}]}"))) {
                assertThat(answer.expectProblem(503, "unavailable").header("Retry-After"))
                        .matches("[1-9]\\d*");
            }
        }
        orebook.restart(Orebook.POSTGRESQL);

        var since = Instant.now();
        Awaitility.await().atMost(BACK).untilAsserted(() -> {
            for (int i = 0; i < 2 * Workload.WORKERS; i++) {
                viewer.get("/api/v1/deposits").expect(200);
                viewer.get("/api/v1/parties").expect(200);
                geologist
                        .post("/api/v1/deposits", "{\"names\": [{\"text\": \"After PostgreSQL\"}]}")
                        .expect(201);
            }
        });
        tell("%s is back and well", "PostgreSQL", since);
    }

    /** An import that is under way is taken to its end by the replica that stops. */
    @Test
    void aReplicaThatStopsEndsTheImportsThatItHasBegun() throws Exception {
        var geologist = orebook.as("geologist");
        var rows = Rows.of(Negotiation.unique("rollout"), 20_000);
        var answer =
                geologist.begin("/api/v1/imports?format=csv", "text/csv", BodyPublishers.ofInputStream(rows::stream));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> geologist
                                .get("/api/v1/imports?state=running&limit=1")
                                .expect(200)
                                .json()
                                .at("/items/0/created")
                                .asInt()
                        > 0);

        orebook.stop(Orebook.DEPOSITS_SERVICE);
        orebook.restart(Orebook.DEPOSITS_SERVICE);
        orebook.stop(Orebook.DEPOSITS_SERVICE + "-2");

        var imported =
                answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).expect(201).json();
        assertThat(imported.path("created").asInt()).isEqualTo(rows.count());
    }

    private static String placeInTheFeed() throws Exception {
        try (var listener = new FeedListener(orebook, "viewer", null)) {
            Awaitility.await().untilAsserted(() -> assertThat(listener.lastId()).isNotEmpty());
            return listener.lastId();
        }
    }

    private static void eachChangeIsThereOnce(Workload work) throws Exception {
        assertThat(orebook.as("geologist").count(work.source()))
                .isEqualTo(work.versions().size());
        var viewer = orebook.as("viewer");
        for (var deposit : work.versions().entrySet()) {
            assertThat(viewer.get("/api/v1/deposits/" + deposit.getKey())
                            .expect(200)
                            .header("ETag"))
                    .isEqualTo("\"" + deposit.getValue() + "\"");
        }
    }

    /** By way of the outbox of one service, whichever replica sent it, and the inbox of the other, whichever took it. */
    private static void eachChangeIsToldOnceAndInOrder(Workload work, String place) throws Exception {
        Map<String, List<Integer>> expected = new HashMap<>();
        work.versions().forEach((deposit, version) -> {
            List<Integer> upTo = new ArrayList<>();
            for (int i = 1; i <= version; i++) {
                upTo.add(i);
            }
            expected.put(deposit, upTo);
        });
        int count = expected.values().stream().mapToInt(List::size).sum();
        try (var listener = new FeedListener(orebook, "viewer", place)) {
            Awaitility.await().atMost(PATIENCE).until(() -> listener.data().size() >= count);
            Map<String, List<Integer>> told = new HashMap<>();
            for (var data : listener.data()) {
                JsonNode event = JSON.readTree(data);
                told.computeIfAbsent(event.path("subject").asText(), _ -> new ArrayList<>())
                        .add(event.path("version").asInt());
            }
            assertThat(told).isEqualTo(expected);
        }
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void tell(String what, String who, Instant since) {
        System.out.printf(
                "  " + what + " after %.1f s%n",
                who,
                Duration.between(since, Instant.now()).toMillis() / 1e3);
    }
}
