package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A deposit's life, from its registration to its end in another one. */
@AcceptanceTest
@Order(3)
class RegistryIT {
    private static final String DEPOSITS = "/api/v1/deposits";

    private final Orebook orebook;

    RegistryIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @Test
    void keepsWhatWasRegisteredChangedAndPublishedWithItsHistory() throws Exception {
        var geologist = orebook.as("geologist");

        var registered = geologist.post(DEPOSITS, """
                {"names": [{"text": "Syrymbet", "language": "kk", "script": "Latn"}], "country": "Kazakhstan",
                 "position": {"longitude": 68.1, "latitude": 53.4, "accuracyMetres": 500},
                 "commodities": [{"commodity": "Sn"}], "reason": "found in the archive"}""").expect(201);
        var address = DEPOSITS + "/" + registered.json().path("id").asText();
        assertThat(registered.header("Location")).isEqualTo(address);
        assertThat(registered.header("ETag")).isEqualTo("\"1\"");
        assertThat(registered.json().path("number").asText()).matches("KZ-\\d{6}");

        var read = orebook.as("viewer").get(address).expect(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().at("/commodities/0/commodity").asText()).isEqualTo("tin");
        assertThat(read.json().path("registeredBy").asText()).isEqualTo("geologist");
        orebook.as("viewer").get(address, "If-None-Match", "\"1\"").expect(304);
        orebook.as("viewer")
                .get(DEPOSITS + "/" + registered.json().path("number").asText())
                .expect(200);

        var patched = geologist
                .patch(
                        address,
                        "{\"region\": \"North Kazakhstan Region\", \"reason\": \"surveyed\"}",
                        "If-Match",
                        "\"1\"",
                        "X-Request-Id",
                        "registry-it.patch")
                .expect(200);
        assertThat(patched.header("ETag")).isEqualTo("\"2\"");
        assertThat(patched.json().at("/position/latitude").asDouble()).isEqualTo(53.4);

        orebook.as("reviewer")
                .post(address + "/publish", "{\"reason\": \"announced\"}", "If-Match", "\"2\"")
                .expect(200);
        assertThat(orebook.as("qazgeology")
                        .get(address)
                        .expect(200)
                        .json()
                        .path("visibility")
                        .asText())
                .isEqualTo("published");

        var steps = orebook.as("auditor")
                .get(address + "/history")
                .expect(200)
                .json()
                .path("items");
        assertThat(texts(steps, "action")).containsExactly("published", "changed", "registered");
        assertThat(texts(steps, "by")).containsExactly("reviewer", "geologist", "geologist");
        assertThat(texts(steps, "reason")).containsExactly("announced", "surveyed", "found in the archive");
        assertThat(steps.at("/1/requestId").asText()).isEqualTo("registry-it.patch");
        orebook.as("qazgeology").get(address + "/history").expectProblem(403, "forbidden");
    }

    @Test
    void refusesAChangeThatSawAnotherVersionOrNone() throws Exception {
        var geologist = orebook.as("geologist");
        var address = register(geologist, "Versioned");
        var patch = "{\"stage\": \"exploration\", \"reason\": \"drilled\"}";

        geologist.patch(address, patch).expectProblem(428, "version-required");
        geologist.patch(address, patch, "If-Match", "\"7\"").expectProblem(412, "stale-version");
        assertThat(geologist.get(address).json().path("version").asInt()).isEqualTo(1);

        geologist.patch(address, patch, "If-Match", "\"1\"").expect(200);
        geologist.patch(address, patch, "If-Match", "\"1\"").expectProblem(412, "stale-version");
    }

    @Test
    void registersOnceForOneIdempotencyKey() throws Exception {
        var geologist = orebook.as("geologist");
        var document = """
                {"names": [{"text": "Keyed"}], "externalRecords": [{"source": "registry-it", "recordId": "keyed"}]}""";

        var first = geologist
                .post(DEPOSITS, document, "Idempotency-Key", "registry-it-1")
                .expect(201);
        var second = geologist
                .post(DEPOSITS, document, "Idempotency-Key", "registry-it-1")
                .expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(geologist.count("registry-it")).isEqualTo(1);
        geologist
                .post(DEPOSITS, "{\"names\": [{\"text\": \"Other\"}]}", "Idempotency-Key", "registry-it-1")
                .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void redirectsFromAMergedDepositThroughTheGateway() throws Exception {
        var geologist = orebook.as("geologist");
        var winner = register(geologist, "Ridder");
        var loser = register(geologist, "Leninogorsk");
        var into = winner.substring(DEPOSITS.length() + 1);

        geologist
                .post(
                        loser + "/merge",
                        "{\"into\": \"%s\", \"reason\": \"renamed in 2002\"}".formatted(into),
                        "If-Match",
                        "\"1\"")
                .expect(200);

        // Whoever follows it stays at the gateway, whatever the client says about forwarding.
        var redirect = orebook.as("viewer")
                .get(
                        loser,
                        "X-Forwarded-Host",
                        "elsewhere.example",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Port",
                        "99",
                        "X-Forwarded-Prefix",
                        "/elsewhere",
                        "Forwarded",
                        "host=elsewhere.example;proto=https")
                .expect(308);
        assertThat(redirect.header("Location")).isIn(winner, orebook.url() + winner);
        var followed = orebook.as("viewer").get(winner).expect(200).json();
        assertThat(texts(followed.path("names"), "text")).containsExactly("Ridder", "Leninogorsk");
    }

    private static String register(Caller geologist, String name) throws Exception {
        return geologist
                .post(DEPOSITS, "{\"names\": [{\"text\": \"%s\"}]}".formatted(name))
                .expect(201)
                .header("Location");
    }

    private static List<String> texts(JsonNode items, String member) {
        return items.valueStream().map(item -> item.path(member).asText()).toList();
    }
}
