package org.orebook.agreements.messaging;

import static org.awaitility.Awaitility.await;
import static org.orebook.agreements.testing.Api.as;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Dead letters as administrators call them. */
final class DeadLetterApi {

    static final String LETTERS = "/api/v1/dead-letters/agreements-service";

    private DeadLetterApi() {}

    record Parked(UUID id, String reason, int attempts) {}

    /** The newest parked letter about a key. */
    static Optional<Parked> parked(String key) {
        List<Map<String, Object>> items = as("auditor")
                .get(LETTERS + "?state=parked&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> key.equals(item.get("key")))
                .findFirst()
                .map(item -> new Parked(UUID.fromString((String) item.get("id")), (String) item.get("reason"), (int)
                        item.get("attempts")));
    }

    static Parked awaitParked(String key) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> parked(key), Optional::isPresent)
                .orElseThrow();
    }

    /** A step with a letter that is as it was parked. */
    static Response step(UUID id, String step, String reason) {
        return as("admin")
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"reason\": \"%s\"}".formatted(reason))
                .post(LETTERS + "/" + id + "/" + step);
    }
}
