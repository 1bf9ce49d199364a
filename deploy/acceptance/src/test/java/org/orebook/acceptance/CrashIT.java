package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** kill -9 of anything, in the middle of its work: nothing that was answered is lost, nothing is doubled. */
@AcceptanceTest
@Order(7)
class CrashIT {
    private static final String DEPOSITS = "/api/v1/deposits";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final Orebook orebook;

    CrashIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @BeforeEach
    @AfterEach
    void everyPartRuns() {
        Orebook.PARTS.stream().filter(part -> !orebook.process(part).isAlive()).forEach(orebook::restart);
    }

    @Test
    void anImportThatIsCutOffByACrashIsCompletedBySendingItAgain() throws Exception {
        var geologist = orebook.as("geologist");
        var killed = new CountDownLatch(1);
        var rows = Rows.of("crash-it", 20_000);
        var halfSent = rows.beforeTheEnd(() -> waitFor(killed));

        var answer = geologist.begin(
                "/api/v1/imports?format=csv", "text/csv", BodyPublishers.ofInputStream(halfSent::stream));
        var reported = awaitProgress(geologist);
        orebook.kill(Orebook.DEPOSITS_SERVICE);
        killed.countDown();
        answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).expectProblem(502, "bad-gateway");
        orebook.restart(Orebook.DEPOSITS_SERVICE);

        var found =
                awaitAnswer(geologist, "/api/v1/imports/" + reported.path("id").asText());
        int done = found.path("created").asInt();
        assertThat(done).isBetween(reported.path("created").asInt(), rows.count() - 1);
        assertThat(geologist.count("crash-it")).isEqualTo(done);

        var again = geologist
                .post("/api/v1/imports?format=csv", "text/csv", BodyPublishers.ofInputStream(rows::stream))
                .expect(201)
                .json();
        assertThat(again.path("unchanged").asInt()).isEqualTo(done);
        assertThat(again.path("created").asInt()).isEqualTo(rows.count() - done);
        assertThat(again.path("rejected").asInt()).isZero();
        assertThat(geologist.count("crash-it")).isEqualTo(rows.count());
    }

    /** The running import, as soon as it reports that something is done. */
    private static JsonNode awaitProgress(Caller geologist) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> geologist
                                .get("/api/v1/imports?state=running&limit=1")
                                .expect(200)
                                .json()
                                .at("/items/0"),
                        running -> running.path("created").asInt() > 0);
    }

    @Test
    void everyAnsweredRegistrationOutlivesTheDatabasesCrash() throws Exception {
        var keys = new AtomicInteger();
        var acknowledged = new ConcurrentHashMap<String, String>();
        var over = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 6; i++) {
                writers.add(threads.submit(() -> {
                    while (!over.get()) {
                        register(keys.incrementAndGet(), acknowledged);
                    }
                    return null;
                }));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> acknowledged.size() >= 200);
            orebook.kill(Orebook.POSTGRESQL);
            over.set(true);
        }
        for (var writer : writers) {
            writer.get();
        }
        orebook.restart(Orebook.POSTGRESQL);

        var viewer = orebook.as("viewer");
        Awaitility.await().atMost(RECOVERY).until(() -> viewer.get(DEPOSITS).status() == 200);
        for (var registered : acknowledged.entrySet()) {
            var name = viewer.get(registered.getValue())
                    .expect(200)
                    .json()
                    .path("name")
                    .asText();
            assertThat(name).isEqualTo("Outlives " + registered.getKey());
        }
        holdEachToOne(keys.get(), acknowledged);
    }

    /** Whoever got no answer asks again with the same key, and nothing is there twice. */
    private void holdEachToOne(int asked, Map<String, String> acknowledged) throws Exception {
        var geologist = orebook.as("geologist");
        for (int key = 1; key <= asked; key++) {
            var location = post(geologist, key).expect(201).header("Location");
            assertThat(location).isEqualTo(acknowledged.getOrDefault(Integer.toString(key), location));
        }
        assertThat(geologist.count("outlives")).isEqualTo(asked);
    }

    private void register(int key, Map<String, String> acknowledged) throws IOException, InterruptedException {
        var answer = post(orebook.as("geologist"), key);
        if (answer.status() == 201) {
            acknowledged.put(Integer.toString(key), answer.header("Location"));
        } else {
            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        }
    }

    private static Answer post(Caller geologist, int key) throws IOException, InterruptedException {
        var document = """
                {"names": [{"text": "Outlives %1$d"}],
                 "externalRecords": [{"source": "outlives", "recordId": "%1$d"}]}""".formatted(key);
        return geologist.post(DEPOSITS, document, "Idempotency-Key", "outlives-" + key);
    }

    @Test
    void afterTheDatabasesCrashEveryServiceAnswersAgainByItself() throws Exception {
        orebook.kill(Orebook.POSTGRESQL);
        orebook.restart(Orebook.POSTGRESQL);

        Awaitility.await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
            var geologist = orebook.holding(orebook.newToken("geologist"));
            geologist
                    .post(DEPOSITS, "{\"names\": [{\"text\": \"After the crash\"}]}")
                    .expect(201);
            assertThat(geologist.search("q", "Kuirektykol")).hasSize(1);
        });
    }

    @Test
    void theGatewaySaysThatAServiceIsDownAndFindsItAgain() throws Exception {
        var viewer = orebook.as("viewer");
        viewer.get(DEPOSITS).expect(200);

        orebook.kill(Orebook.DEPOSITS_SERVICE);
        var answer = viewer.get(DEPOSITS).expectProblem(503, "unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        orebook.nobody().get(DEPOSITS).expectProblem(401, "unauthenticated");

        orebook.restart(Orebook.DEPOSITS_SERVICE);
        Awaitility.await().atMost(RECOVERY).until(() -> viewer.get(DEPOSITS).status() == 200);
    }

    @Test
    void theGatewayItselfComesBack() throws Exception {
        orebook.kill(Orebook.GATEWAY);
        orebook.restart(Orebook.GATEWAY);

        orebook.as("viewer").get(DEPOSITS).expect(200);
    }

    @Test
    void validTokensGoOnWorkingWithoutKeycloak() throws Exception {
        var before = orebook.newToken("geologist");
        orebook.holding(before).get(DEPOSITS).expect(200);

        orebook.kill(Orebook.KEYCLOAK);
        orebook.holding(before).get(DEPOSITS).expect(200);
        orebook.holding(before)
                .post(DEPOSITS, "{\"names\": [{\"text\": \"Without Keycloak\"}]}")
                .expect(201);

        orebook.restart(Orebook.KEYCLOAK);
        orebook.holding(before).get(DEPOSITS).expect(200);
        orebook.holding(orebook.newToken("viewer")).get(DEPOSITS).expect(200);
    }

    private static JsonNode awaitAnswer(Caller caller, String target) {
        return Awaitility.await()
                .atMost(RECOVERY)
                .until(() -> caller.get(target), answer -> answer.status() == 200)
                .json();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came that was waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
