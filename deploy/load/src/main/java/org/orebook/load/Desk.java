package org.orebook.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What people of several roles write through the gateway; a request that comes too soon for its limits waits. */
final class Desk implements AutoCloseable {
    private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int FIRST_ERROR = 300;
    private static final int TOO_MANY = 429;
    private static final String REASON = "{\"reason\": \"for a benchmark\"}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Token(String text, Instant since) {}

    private final RunningStack stack;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Desk(RunningStack stack) {
        this.stack = stack;
    }

    /** Registers a deposit. @return its id */
    String deposit(String name) throws IOException, InterruptedException {
        return post("geologist", "/api/v1/deposits", "{\"names\": [{\"text\": \"%s\"}]}".formatted(name))
                .path("id")
                .asText();
    }

    /** Has a reserve of so many tonnes of the element recorded and confirmed. */
    void confirmReserve(String deposit, String commodity, long tonnes) throws IOException, InterruptedException {
        var recorded =
                post("geologist", "/api/v1/deposits/" + deposit + "/estimates", """
                {"commodity": "%s", "reportingCode": "JORC", "kind": "reserve", "basis": "W",
                 "rows": [{"categories": ["proved"], "contained": {"value": %d, "unit": "t"}}],
                 "effectiveOn": "2025-12-31", "publishedOn": "2026-01-31", "source": {"title": "A report"},
                 "competentPerson": {"name": "A. Person"}}""".formatted(commodity, tonnes));
        var address = "/api/v1/estimates/" + recorded.path("id").asText();
        for (var i = 0; i < recorded.path("findings").size(); i++) {
            post("reviewer", address + "/findings/" + i + "/accept", REASON);
        }
        post("reviewer", address + "/confirm", REASON);
    }

    /** Registers a company. @return its id */
    String company(String code) throws IOException, InterruptedException {
        return post("negotiator", "/api/v1/parties", """
                {"code": "%1$s", "kind": "company", "names": [{"text": "%1$s", "language": "en"}]}""".formatted(code))
                .path("id")
                .asText();
    }

    /** Drafts a binding offtake of one tonne and brings it before the approver. @return its address */
    String readyToSign(String deposit, String buyer, String seller, String title)
            throws IOException, InterruptedException {
        var drafted = post("negotiator", "/api/v1/agreements", """
                {"type": "offtake", "title": "%1$s", "binding": "binding", "confidentiality": "internal",
                 "dates": {"signedOn": "2026"}, "parties": [{"party": "%2$s", "role": "buyer"}, {"party": "%3$s", "role": "seller"}],
                 "lines": [{"kind": "tonnage", "deposit": "%4$s", "commodity": "tungsten", "holder": "%2$s",
                            "quantity": {"value": 1, "unit": "t", "basis": "W"}}]}""".formatted(title, buyer, seller, deposit));
        var address = "/api/v1/agreements/" + drafted.path("id").asText();
        post("negotiator", address + "/negotiate", REASON);
        post("negotiator", address + "/submit", REASON);
        return address;
    }

    void sign(String address) throws IOException, InterruptedException {
        post("approver", address + "/sign", REASON);
    }

    private JsonNode post(String who, String target, String body) throws IOException, InterruptedException {
        while (true) {
            var answer = send(who, target, body);
            if (answer.statusCode() < FIRST_ERROR) {
                return JSON.readTree(answer.body());
            }
            if (answer.statusCode() != TOO_MANY) {
                throw new BenchmarkException(
                        "%s was answered %d: %s".formatted(target, answer.statusCode(), answer.body()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private HttpResponse<String> send(String who, String target, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.ports().gatewayUrl() + target))
                .header("Authorization", "Bearer " + token(who))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** One at a time: several logins of one user at once would be taken for an attack. */
    private synchronized String token(String who) throws IOException, InterruptedException {
        var token = tokens.get(who);
        if (token == null || Duration.between(token.since(), Instant.now()).compareTo(TOKEN_GOOD_FOR) > 0) {
            token = new Token(stack.token(who), Instant.now());
            tokens.put(who, token);
        }
        return token.text();
    }

    @Override
    public void close() {
        client.close();
    }
}
