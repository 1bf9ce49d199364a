package org.orebook.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Somebody who asks the gateway. Redirects are answers like others. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String JSON = "application/json";

    private final HttpClient client;
    private final String url;
    private final String token;

    Caller(HttpClient client, String url, String token) {
        this.client = client;
        this.url = url;
        this.token = token;
    }

    /**
     * @param target path and query, encoded
     * @param headers names and values in turn
     */
    Answer get(String target, String... headers) throws IOException, InterruptedException {
        return send(request(target, headers).GET());
    }

    Answer post(String target, String json, String... headers) throws IOException, InterruptedException {
        return send(request(target, headers).header("Content-Type", JSON).POST(BodyPublishers.ofString(json)));
    }

    Answer post(String target, String mediaType, byte[] body) throws IOException, InterruptedException {
        return send(request(target).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer post(String target, String mediaType, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        return send(request(target, headers).header("Content-Type", mediaType).POST(body));
    }

    /** The answer when it comes, of a request that is not over yet. */
    CompletableFuture<Answer> begin(String target, String mediaType, BodyPublisher body, String... headers) {
        var request = request(target, headers)
                .header("Content-Type", mediaType)
                .POST(body)
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Answer::new);
    }

    Answer patch(String target, String json, String... headers) throws IOException, InterruptedException {
        return send(request(target, headers)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String target, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + target)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Deposits that a search finds, on its first page. */
    JsonNode search(String... parameters) throws IOException, InterruptedException {
        return get("/api/v1/deposits" + query(parameters)).expect(200).json().path("items");
    }

    /** How many deposits a source has, counted by the registry. */
    int count(String source) throws IOException, InterruptedException {
        var facets = get("/api/v1/deposits" + query("source", source, "facets", "kind", "limit", "1"))
                .expect(200)
                .json()
                .path("facets");
        return facets.path("kind").valueStream().mapToInt(JsonNode::asInt).sum();
    }

    /** A query of names and values in turn. */
    static String query(String... parameters) {
        var query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }
}
