package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The stream of changes through the gateway: what one may see, in order, and whole over a restart of the service. */
@AcceptanceTest
@Order(7)
class FeedIT {
    private final Orebook orebook;
    private final Negotiation negotiation;

    FeedIT(Orebook orebook) {
        this.orebook = orebook;
        this.negotiation = new Negotiation(orebook);
    }

    @Test
    void goesOnWhereItBrokeOffWhenTheServiceBehindItIsRestarted() throws Exception {
        var names = new ArrayList<String>();
        try (var first = new Listener("viewer", null)) {
            names.add(negotiation.deposit(Negotiation.unique("heard")));
            awaitAll(first, names);
            orebook.kill(Orebook.AGREEMENTS_SERVICE);
            // Registered while nobody listens and nothing hears.
            names.add(negotiation.deposit(Negotiation.unique("missed")));
            first.awaitEnd();
            orebook.restart(Orebook.AGREEMENTS_SERVICE);
            names.add(negotiation.deposit(Negotiation.unique("later")));
            try (var second = new Listener("viewer", first.lastId())) {
                awaitAll(second, names.subList(1, 3));
                assertThat(second.subjects()).doesNotContain(names.getFirst());
                assertThat(second.events()).doesNotContain("reset");
            }
        }
    }

    @Test
    void aPartnerHearsOfNothingThatItMayNotSee() throws Exception {
        try (var partner = new Listener("cove-kaz", null);
                var viewer = new Listener("viewer", null)) {
            var hidden = negotiation.deposit(Negotiation.unique("internal"));
            awaitAll(viewer, List.of(hidden));
            var shown = negotiation.deposit(Negotiation.unique("published"));
            orebook.as("reviewer")
                    .post("/api/v1/deposits/" + shown + "/publish", "{\"reason\": \"for partners\"}", "If-Match", "*")
                    .expect(200);

            awaitAll(partner, List.of(shown));
            assertThat(partner.subjects()).doesNotContain(hidden);
        }
    }

    private static void awaitAll(Listener listener, List<String> subjects) {
        Awaitility.await().untilAsserted(() -> assertThat(listener.subjects()).containsAll(subjects));
    }

    /** A client of the stream, which notes what comes. */
    private final class Listener implements AutoCloseable {
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private final Thread reader;

        Listener(String who, String lastId) throws Exception {
            var request = HttpRequest.newBuilder(URI.create(orebook.url() + "/api/v1/events?type=deposit"))
                    .header("Authorization", "Bearer " + orebook.token(who))
                    .header("Accept", "text/event-stream");
            if (lastId != null) {
                request.header("Last-Event-ID", lastId);
            }
            var answer = client.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            reader = Thread.startVirtualThread(() -> {
                try (var text = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    for (var line = text.readLine(); line != null; line = text.readLine()) {
                        lines.add(line);
                    }
                } catch (IOException brokenOff) {
                    lines.add(": " + brokenOff.getMessage());
                } finally {
                    end.countDown();
                }
            });
            // The place in the log from which it hears is taken when the stream begins.
            Awaitility.await().until(() -> !lines.isEmpty());
        }

        List<String> subjects() {
            return lines.stream()
                    .filter(line -> line.startsWith("data:"))
                    .map(line -> line.replaceAll(".*\"subject\":\"([^\"]+)\".*", "$1"))
                    .toList();
        }

        List<String> events() {
            return values("event:");
        }

        String lastId() {
            return values("id:").getLast();
        }

        private List<String> values(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(field.length()).strip())
                    .toList();
        }

        void awaitEnd() throws InterruptedException {
            assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            client.shutdownNow();
            reader.interrupt();
        }
    }
}
