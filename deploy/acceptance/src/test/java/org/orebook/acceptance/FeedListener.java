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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A client of the stream, which notes what comes. */
final class FeedListener implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread reader;

    /**
     * @param lastId of the event after which to go on, or null
     */
    FeedListener(Orebook orebook, String who, String lastId) throws Exception {
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

    /** The JSON of each event. */
    List<String> data() {
        return values("data:");
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
