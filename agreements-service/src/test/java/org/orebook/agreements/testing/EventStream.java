package org.orebook.agreements.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A client that follows the events of the service, and keeps what it hears. */
public final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<Stream<String>> answer;
    private final List<Block> heard = new CopyOnWriteArrayList<>();
    private final Set<String> fields = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /** What stands between two empty lines; {@code null} for fields that are not there. */
    public record Block(String id, String event, String data, String comment, String retry) {}

    /** Follows the events that a token opens. */
    public static EventStream follow(URI events, String token, String... headers) {
        return new EventStream(events, token, headers);
    }

    private EventStream(URI events, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        List<String> lines = new ArrayList<>();
        try (Stream<String> body = answer.body()) {
            body.forEach(line -> {
                if (line.isEmpty()) {
                    heard.add(block(lines));
                    lines.clear();
                } else {
                    lines.add(line);
                    fields.add(line.substring(0, line.indexOf(':')));
                }
            });
        } catch (UncheckedIOException broken) {
            lines.clear();
        } finally {
            over = true;
        }
    }

    private static Block block(List<String> lines) {
        return new Block(
                field(lines, "id:"),
                field(lines, "event:"),
                field(lines, "data:"),
                field(lines, ":"),
                field(lines, "retry:"));
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse(null);
    }

    /** Status and headers. */
    public HttpResponse<Stream<String>> answer() {
        return answer;
    }

    /** All that was heard. */
    public List<Block> blocks() {
        return List.copyOf(heard);
    }

    /** The events that were heard, resets among them. */
    public List<Block> events() {
        return heard.stream().filter(block -> block.event() != null).toList();
    }

    /** The names of all fields that came; the empty one is a comment's. */
    public Set<String> fields() {
        return Set.copyOf(fields);
    }

    /** The last id that a client would come back with. */
    public String lastId() {
        return heard.stream()
                .map(Block::id)
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /** Waits until the stream stands somewhere in the log: what happens from now on is heard. */
    public EventStream placed() {
        Awaitility.await().until(() -> lastId() != null);
        return this;
    }

    /** Waits for so many events, and gives their data. */
    public List<JsonNode> await(int events) {
        Awaitility.await().untilAsserted(() -> assertThat(events()).hasSizeGreaterThanOrEqualTo(events));
        return data();
    }

    /** The data of all events. */
    public List<JsonNode> data() {
        return events().stream().map(block -> json(block.data())).toList();
    }

    /** Whether the service has ended it. */
    public boolean isOver() {
        return over;
    }

    private static JsonNode json(String data) {
        try {
            return JSON.readTree(data);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Leaves without a word. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
