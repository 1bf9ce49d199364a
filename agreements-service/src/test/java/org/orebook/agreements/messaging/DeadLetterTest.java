package org.orebook.agreements.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.messaging.DeadLetterApi.LETTERS;
import static org.orebook.agreements.messaging.DeadLetterApi.step;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.messaging.UnacceptableMessageException;
import org.orebook.chassis.transaction.Transactions;

/** What could not be taken in waits for an administrator, who decides once. */
@ServiceTest
class DeadLetterTest {

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    OnceMessages once;

    private final String key = UUID.randomUUID().toString();
    private final UUID message = UUID.randomUUID();
    private final String data = "{\"key\": \"%s\"}".formatted(key);
    private Broker broker;

    @BeforeAll
    static void prepare() throws SQLException {
        IntakeTest.prepare();
    }

    @BeforeEach
    void open() {
        broker = new Broker();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void showsAMessageAsItCameAndWhyItIsParked() throws Exception {
        UUID id = parked(1);

        as("auditor")
                .get(LETTERS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("parked"))
                .body("topic", equalTo("test.once"))
                .body("key", equalTo(key))
                .body("messageId", equalTo(message.toString()))
                .body("source", equalTo("/somebody"))
                .body("type", equalTo("test.happened.v1"))
                .body("time", equalTo("2026-11-25T09:30:00Z"))
                .body("reason", equalTo("Not today."))
                .body("attempts", equalTo(1))
                .body("data", equalTo(data))
                .body("resolvedBy", nullValue());
    }

    @Test
    void replaysAMessageOnce() throws Exception {
        UUID id = parked(1);
        String idempotencyKey = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            as("admin")
                    .contentType("application/json")
                    .header("If-Match", "\"1\"")
                    .header("Idempotency-Key", idempotencyKey)
                    .body("{\"reason\": \"the unit is known now\"}")
                    .post(LETTERS + "/" + id + "/replay")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("state", equalTo("replayed"))
                    .body("resolvedBy", equalTo("admin"))
                    .body("resolution", equalTo("the unit is known now"));
        }
        assertThat(noted()).containsExactly(data);
        refused(step(id, "replay", "again"), 412, "stale-version");
        refused(resolvedStep(id, "replay"), 409, "dead-letter-resolved");
        refused(resolvedStep(id, "discard"), 409, "dead-letter-resolved");

        // The message itself comes once more: it has had its effect.
        broker.send(OnceMessages.TOPIC, key, message, data);
        broker.send(OnceMessages.TOPIC, key, UUID.randomUUID(), "{}");
        await().atMost(IntakeTest.PATIENCE).until(this::noted, List.of(data, "{}")::equals);
    }

    @Test
    void saysWhyAReplayFailedAndLeavesTheMessageParked() throws Exception {
        UUID id = parked(2);

        refused(step(id, "replay", "trying"), 409, "replay-failed")
                .body(
                        "detail",
                        equalTo("The message could not be taken in this time either, and stays parked: Not today."));
        as("admin").get(LETTERS + "/" + id).then().header("ETag", "\"1\"").body("state", equalTo("parked"));
        assertThat(noted()).isEmpty();

        step(id, "replay", "trying once more").then().statusCode(200);
        assertThat(noted()).containsExactly(data);
    }

    @Test
    void discardsAMessageForGood() throws Exception {
        UUID id = parked(1);

        step(id, "discard", "a test of the sender").then().statusCode(200).body("state", equalTo("discarded"));

        refused(resolvedStep(id, "replay"), 409, "dead-letter-resolved");
        assertThat(noted()).isEmpty();
    }

    @Test
    void replaysNothingThatCannotBeRead() throws Exception {
        var broken = Broker.message(OnceMessages.TOPIC, key, message, data);
        broken.headers().remove("ce_type");
        broker.send(broken);
        UUID id = DeadLetterApi.awaitParked(key).id();

        refused(step(id, "replay", "trying"), 409, "not-replayable")
                .body(
                        "detail",
                        equalTo("The message cannot be read. The header ce_type is missing."
                                + " It can only be discarded."));
        step(id, "discard", "no message").then().statusCode(200);
    }

    @Test
    void goesThroughTheLettersPageByPage() throws Exception {
        UUID older = parked(1);
        String otherKey = UUID.randomUUID().toString();
        once.failFor("{\"other\": \"%s\"}".formatted(otherKey), 1, () -> new UnacceptableMessageException("No."));
        broker.send(OnceMessages.TOPIC, otherKey, UUID.randomUUID(), "{\"other\": \"%s\"}".formatted(otherKey));
        UUID newer = DeadLetterApi.awaitParked(otherKey).id();

        Map<String, Object> page = as("auditor")
                .get(LETTERS + "?state=parked&topic=test.once&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(newer.toString()))
                .body("items[0].data", nullValue())
                .extract()
                .path("$");
        as("auditor")
                .get((String) page.get("next"))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(older.toString()));
        as("auditor").get(LETTERS + "?topic=test.versions").then().body("items", hasSize(0));
        as("auditor").get(LETTERS + "?state=parked").then().body("items.size()", greaterThan(1));
        refused(as("auditor").get(LETTERS + "?state=lost"), 400, "bad-parameter");
        refused(as("auditor").get(LETTERS + "?limit=1&cursor=x"), 400, "unknown-cursor");
        refused(as("auditor").get(LETTERS + "?limit=0"), 400, "bad-parameter");
    }

    @Test
    void knowsNoLettersOfAnotherServiceAndNoneThatAreNot() {
        refused(as("admin").get("/api/v1/dead-letters/deposits-service"), 404, "not-found");
        refused(as("admin").get(LETTERS + "/" + UUID.randomUUID()), 404, "not-found");
        refused(as("admin").get(LETTERS + "/seven"), 404, "not-found");
        refused(step(UUID.randomUUID(), "replay", "why not"), 404, "not-found");
    }

    @Test
    void asksForAReasonAndAVersion() throws Exception {
        UUID id = parked(1);

        refused(step(id, "discard", " "), 422, "invalid-step");
        refused(
                as("admin")
                        .contentType("application/json")
                        .body("{\"reason\": \"why not\"}")
                        .post(LETTERS + "/" + id + "/discard"),
                428,
                "version-required");
        refused(
                as("admin")
                        .contentType("application/json")
                        .header("If-Match", "\"7\"")
                        .body("{\"reason\": \"why not\"}")
                        .post(LETTERS + "/" + id + "/replay"),
                412,
                "stale-version");
        as("auditor").get(LETTERS + "/" + id).then().body("state", equalTo("parked"));
    }

    @Test
    void isReadByAuditorsAndDecidedByAdministratorsAlone() throws Exception {
        UUID id = parked(1);

        for (String role : List.of("viewer", "geologist", "reviewer", "negotiator", "approver", "partner")) {
            refused(as(role).get(LETTERS), 403, "forbidden");
            refused(as(role).get(LETTERS + "/" + id), 403, "forbidden");
        }
        refused(
                as("auditor")
                        .contentType("application/json")
                        .header("If-Match", "\"1\"")
                        .body("{\"reason\": \"why not\"}")
                        .post(LETTERS + "/" + id + "/discard"),
                403,
                "forbidden");
        step(id, "discard", "may be").then().statusCode(200);
    }

    private UUID parked(int times) throws Exception {
        once.failFor(data, times, () -> new UnacceptableMessageException("Not today."));
        broker.send(OnceMessages.TOPIC, key, message, data);
        return DeadLetterApi.awaitParked(key).id();
    }

    private Response resolvedStep(UUID id, String step) {
        return as("admin")
                .contentType("application/json")
                .header("If-Match", "\"2\"")
                .body("{\"reason\": \"again\"}")
                .post(LETTERS + "/" + id + "/" + step);
    }

    private List<String> noted() {
        return Transactions.await(() -> NotedMessages.noted(sessions, OnceMessages.TOPIC, key));
    }
}
