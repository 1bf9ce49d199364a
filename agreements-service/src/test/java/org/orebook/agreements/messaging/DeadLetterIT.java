package org.orebook.agreements.messaging;

import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.messaging.DeadLetterApi.LETTERS;
import static org.orebook.agreements.messaging.DeadLetterApi.awaitParked;
import static org.orebook.agreements.messaging.DeadLetterApi.step;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.chassis.testing.Problems.refused;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.testing.Outside;

/** What the packaged service cannot take in waits for an administrator. */
@QuarkusIntegrationTest
class DeadLetterIT {

    private static final String TOPIC = "orebook.commitment-replies";

    @Test
    void parksAReplyToAnAgreementThatNobodyKnows() {
        String agreement = UUID.randomUUID().toString();
        String data = """
                {"agreement": "%s", "version": 1, "decision": "granted", "at": "2026-11-25T10:00:00Z", "granted": []}""".formatted(agreement);
        UUID message = Outside.send(TOPIC, agreement, "org.orebook.commitment.granted.v1", data);

        UUID letter = awaitParked(agreement).id();
        as("auditor")
                .get(LETTERS + "/" + letter)
                .then()
                .statusCode(200)
                .body("state", equalTo("parked"))
                .body("topic", equalTo(TOPIC))
                .body("messageId", equalTo(message.toString()))
                .body("data", equalTo(data));
        refused(step(letter, "replay", "trying"), 409, "replay-failed");
        step(letter, "discard", "a test of the sender").then().statusCode(200).body("state", equalTo("discarded"));
    }

    @Test
    void parksWhatIsNoJson() {
        String key = UUID.randomUUID().toString();
        Outside.send("orebook.deposits", key, "org.orebook.deposit.changed.v1", "{\"id\": ");

        step(awaitParked(key).id(), "discard", "no message").then().statusCode(200);
    }
}
