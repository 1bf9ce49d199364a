package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.orebook.local.StackException;

/**
 * Agreements as people make them, whatever fails meanwhile: a request that got no answer, or one of a part that is away,
 * is sent again with the same key until it is answered.
 */
final class Negotiation {
    private static final String PARTIES = "/api/v1/parties";
    private static final String AGREEMENTS = "/api/v1/agreements";
    private static final String REASON = "{\"reason\": \"as negotiated\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int TOO_MANY = 429;
    private static final int OUR_FAULT = 500;

    private final People people;

    Negotiation(People people) {
        this.people = people;
    }

    /** Registers a company. @return its id */
    String company(String code) throws Exception {
        var body = """
                {"code": "%s", "kind": "company", "names": [{"text": "%s", "language": "en"}], "country": "KZ"}""".formatted(code, code);
        return insist("negotiator", PARTIES, body, code)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Registers a deposit, and waits until agreements may be made about it. @return its id */
    String deposit(String name) throws Exception {
        var body = "{\"names\": [{\"text\": \"%s\"}], \"countryAsReported\": \"Kazakhstan\"}".formatted(name);
        return insist("geologist", "/api/v1/deposits", body, name)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /**
     * Drafts a binding agreement that takes a share of a deposit, and brings it before the approver.
     *
     * @param key tells it from all others
     * @return its address
     */
    String share(String key, String deposit, String buyer, String seller, double percent) throws Exception {
        return submitted(
                key,
                "share-purchase",
                "{\"party\": \"%s\", \"role\": \"buyer\"}, {\"party\": \"%s\", \"role\": \"seller\"}"
                        .formatted(buyer, seller),
                String.format(
                        Locale.ROOT,
                        "{\"kind\": \"share\", \"deposit\": \"%s\", \"percent\": %.2f, \"holder\": \"%s\"}",
                        deposit,
                        percent,
                        buyer));
    }

    /** The same for a tonnage of tungsten. */
    String tonnage(String key, String deposit, String buyer, int tonnes) throws Exception {
        return submitted(key, "offtake", "{\"party\": \"%s\", \"role\": \"buyer\"}".formatted(buyer), """
                {"kind": "tonnage", "deposit": "%s", "commodity": "tungsten", "holder": "%s",
                 "quantity": {"value": %d, "unit": "t", "basis": "W"}}""".formatted(
                        deposit, buyer, tonnes));
    }

    private String submitted(String key, String type, String parties, String lines) throws Exception {
        var body = """
                {"type": "%s", "title": "Agreement %s", "binding": "binding", "confidentiality": "internal",
                 "dates": {"signedOn": "2026"}, "parties": [%s], "lines": [%s]}""".formatted(type, key, parties, lines);
        var drafted = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> insist("negotiator", AGREEMENTS, body, key + "-draft"),
                        // The deposit's message may still be under way: what is refused was not done, and has no key.
                        answer -> answer.status() != 422);
        var address = drafted.expect(201).header("Location");
        step("negotiator", address, "negotiate", key);
        step("negotiator", address, "submit", key);
        return address;
    }

    /** Signs it, which begins the saga. */
    void sign(String address, String key) throws Exception {
        step("approver", address, "sign", key);
    }

    void terminate(String address, String key) throws Exception {
        step("approver", address, "terminate", key);
    }

    private void step(String who, String address, String step, String key) throws Exception {
        insist(who, address + "/" + step, REASON, key + "-" + step, "If-Match", "*")
                .expect(200);
    }

    /** The agreement, once its saga is over. */
    JsonNode settled(String address) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreExceptions()
                .until(
                        () -> people.as("auditor").get(address),
                        answer -> answer.status() == 200
                                && !answer.json().path("state").asText().equals("committing"))
                .json();
    }

    /** The ledger lines of a deposit that stand, all pages of them. */
    Stream<JsonNode> standing(String deposit) throws Exception {
        Stream.Builder<JsonNode> lines = Stream.builder();
        var next = "/api/v1/deposits/" + deposit + "/commitments?limit=100";
        while (next != null) {
            var page = people.as("auditor").get(next).expect(200).json();
            page.path("items").forEach(lines);
            next = page.path("next").asText(null);
        }
        return lines.build();
    }

    /** Messages that were parked, in either service. */
    int deadLetters() throws Exception {
        int parked = 0;
        for (var service : new String[] {Orebook.DEPOSITS_SERVICE, Orebook.AGREEMENTS_SERVICE}) {
            parked += people.as("admin")
                    .get("/api/v1/dead-letters/" + service + "?state=parked")
                    .expect(200)
                    .json()
                    .path("items")
                    .size();
        }
        return parked;
    }

    /** Posts until there is an answer that says something of the request. */
    private Answer insist(String who, String target, String body, String key, String... headers) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        var all = Stream.concat(Stream.of("Idempotency-Key", key), Stream.of(headers))
                .toArray(String[]::new);
        while (true) {
            var answer = tried(who, target, body, all);
            if (answer != null && answer.status() < OUR_FAULT && answer.status() != TOO_MANY) {
                return answer;
            }
            assertThat(Instant.now()).as("answered in time: %s", target).isBefore(deadline);
            Thread.sleep(PAUSE);
        }
    }

    /** The answer, or null where there was none. */
    private Answer tried(String who, String target, String body, String... headers) throws InterruptedException {
        try {
            return people.as(who).post(target, body, headers);
        } catch (IOException | StackException unanswered) {
            return null;
        }
    }

    /** Something that nobody else has. */
    static String unique(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
