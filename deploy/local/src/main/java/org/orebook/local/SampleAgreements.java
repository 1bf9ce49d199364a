package org.orebook.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the scenario's parties, ownership and agreements as people would, through the gateway: one negotiates, another
 * approves. What is there already stays as it is, so that a start that was cut off is completed by the next one.
 */
public final class SampleAgreements {
    private static final String RESOURCE = "/sample/kazakhstan-2025-agreements.json";
    private static final String NEGOTIATOR = "negotiator";
    private static final String APPROVER = "approver";
    private static final String SAMPLE = "The sample's.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int FIRST_ERROR = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ports ports;
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokenOf = new HashMap<>();
    /** Ids by what the file calls things: {@code party:cove-kaz}. */
    private final Map<String, String> ids = new HashMap<>();

    public SampleAgreements(Layout layout, Ports ports) {
        this.ports = ports;
        this.tokens = new Tokens(layout, ports);
    }

    /**
     * What there is now of the sample.
     *
     * @param parties of them
     * @param agreements of them
     * @param committed agreements whose lines deposits are committed by
     */
    public record Loaded(int parties, int agreements, int committed) {}

    /**
     * Loads what is not there yet.
     *
     * @throws StackException where something is not taken, with its reason
     */
    public Loaded load() throws IOException, InterruptedException {
        try (var file = SampleAgreements.class.getResourceAsStream(RESOURCE)) {
            var sample = JSON.readTree(file);
            for (var party : sample.path("parties")) {
                register(party);
            }
            for (var statement : sample.path("ownership")) {
                own(statement);
            }
            var committed = 0;
            for (var agreement : sample.path("agreements")) {
                committed += conclude(agreement) ? 1 : 0;
            }
            return new Loaded(
                    sample.path("parties").size(), sample.path("agreements").size(), committed);
        } catch (ConnectException | HttpTimeoutException e) {
            throw new StackException("The sample's agreements were not loaded: the gateway does not answer.", e);
        }
    }

    private void register(JsonNode party) throws IOException, InterruptedException {
        var code = party.path("code").asText();
        var known = get("/api/v1/parties/" + code);
        var registered = known.statusCode() == NOT_FOUND
                ? expect(CREATED, post(NEGOTIATOR, "/api/v1/parties", party), code)
                : read(known, code);
        ids.put("party:" + code, registered.path("id").asText());
    }

    private void own(JsonNode statement) throws IOException, InterruptedException {
        var owners = "/api/v1/parties/" + id("party:" + statement.path("owned").asText()) + "/owners";
        var owner = id("party:" + statement.path("owner").asText());
        var stated = read(get(owners), owners).findValuesAsText("id");
        if (!stated.contains(owner)) {
            var document = ((ObjectNode) statement.deepCopy()).put("owner", owner);
            document.remove("owned");
            expect(CREATED, post(NEGOTIATOR, owners, document), owners);
        }
    }

    /** Brings an agreement as far as the sample has it. @return whether it commits something by now */
    private boolean conclude(JsonNode sample) throws IOException, InterruptedException {
        var document = (ObjectNode) resolved(sample.path("document"));
        var title = document.path("title").asText();
        var found = find(title);
        var agreement = found.isPresent() ? found.get() : draft(document);
        ids.put("agreement:" + sample.path("key").asText(), agreement.path("id").asText());
        var address = "/api/v1/agreements/" + agreement.path("id").asText();
        for (var step : sample.path("steps")) {
            agreement = settled(address);
            if (agreement.path("state").asText().equals(step.path("from").asText())) {
                take(address, step, title);
            }
        }
        agreement = settled(address);
        requireGranted(agreement, title);
        return agreement.path("state").asText().equals("signed")
                && agreement.findValuesAsText("kind").contains("share");
    }

    private Optional<JsonNode> find(String title) throws IOException, InterruptedException {
        var query = "/api/v1/agreements?limit=100&q=" + URLEncoder.encode(title, StandardCharsets.UTF_8);
        return read(get(query), query)
                .path("items")
                .valueStream()
                .filter(item -> item.path("title").asText().equals(title))
                .findFirst();
    }

    /** Until the deposits' messages have come, the other service knows none: it is asked again for some time. */
    private JsonNode draft(ObjectNode document) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var answer = post(NEGOTIATOR, "/api/v1/agreements", document);
        while (answer.statusCode() == UNPROCESSABLE && Instant.now().isBefore(deadline)) {
            Thread.sleep(BETWEEN_LOOKS);
            answer = post(NEGOTIATOR, "/api/v1/agreements", document);
        }
        return expect(CREATED, answer, document.path("title").asText());
    }

    private void take(String address, JsonNode step, String title) throws IOException, InterruptedException {
        var name = step.path("step").asText();
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("reason", step.path("reason").asText(SAMPLE));
        if (step.has("signedOn")) {
            document.set("signedOn", step.get("signedOn"));
        }
        var who = name.equals("sign") ? APPROVER : NEGOTIATOR;
        read(post(who, address + "/" + name, document), title + ": " + name);
    }

    /** The agreement, once nothing of it is under way. */
    private JsonNode settled(String address) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var agreement = read(get(address), address);
            if (!agreement.path("state").asText().equals("committing")) {
                return agreement;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException("%s still waits for its commitment: see deploy/status."
                        .formatted(agreement.path("title").asText()));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static void requireGranted(JsonNode agreement, String title) {
        var refused = agreement.at("/commitment/refused");
        if (!refused.isMissingNode()) {
            throw new StackException("%s was not signed: %s".formatted(title, refused));
        }
    }

    /** The document with ids in the place of the sample's own words for things. */
    private JsonNode resolved(JsonNode node) throws IOException, InterruptedException {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                for (var member : object.properties()) {
                    copy.set(member.getKey(), resolved(member.getValue()));
                }
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                for (var item : array) {
                    copy.add(resolved(item));
                }
                yield copy;
            }
            case TextNode text
            when text.asText().matches("(party|deposit|agreement):.*") -> TextNode.valueOf(id(text.asText()));
            default -> node;
        };
    }

    private String id(String word) throws IOException, InterruptedException {
        if (word.startsWith("deposit:") && !ids.containsKey(word)) {
            ids.put(word, deposit(word.substring("deposit:".length())));
        }
        var id = ids.get(word);
        if (id == null) {
            throw new StackException("The sample speaks of " + word + " before it has one.");
        }
        return id;
    }

    private String deposit(String name) throws IOException, InterruptedException {
        var query = "/api/v1/deposits?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return read(get(query), query)
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("The sample has no deposit " + name + "."))
                .path("id")
                .asText();
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(request(NEGOTIATOR, target).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String who, String target, JsonNode body)
            throws IOException, InterruptedException {
        var request = request(who, target)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body.toString()));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String who, String target) throws IOException, InterruptedException {
        var token = tokenOf.get(who);
        if (token == null) {
            token = tokens.accessToken(who);
            tokenOf.put(who, token);
        }
        return HttpRequest.newBuilder(URI.create(ports.gatewayUrl() + target))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private static JsonNode expect(int status, HttpResponse<String> answer, String what) throws IOException {
        if (answer.statusCode() != status) {
            throw refused(answer, what);
        }
        return JSON.readTree(answer.body());
    }

    private static JsonNode read(HttpResponse<String> answer, String what) throws IOException {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw refused(answer, what);
        }
        return JSON.readTree(answer.body());
    }

    private static StackException refused(HttpResponse<String> answer, String what) {
        return new StackException("The sample's agreements were not loaded: %s was answered %d: %s"
                .formatted(what, answer.statusCode(), answer.body()));
    }
}
