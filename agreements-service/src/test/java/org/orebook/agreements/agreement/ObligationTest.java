package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.approver;
import static org.orebook.agreements.agreement.Agreed.inForce;
import static org.orebook.agreements.agreement.Agreed.memorandum;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.read;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.MERGE_PATCH;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.Api.tagOf;
import static org.orebook.chassis.testing.Problems.refused;

import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.agreements.testing.TestClock;

/** What is to be done under an agreement, by whom and until when. */
@ServiceTest
class ObligationTest {

    private final Agreed.Somebody investor = party("Investor");

    @AfterEach
    void letTheClockRun() {
        TestClock.run();
    }

    private static Response add(UUID id, UUID party, String more) {
        return as(ANA, "negotiator")
                .contentType("application/json")
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{\"text\": \"Deliver the study\", \"party\": \"%s\", \"reason\": \"Article 7\"%s}"
                        .formatted(party, more))
                .post(AGREEMENTS + "/" + id + "/obligations");
    }

    private static Response change(UUID id, Object obligation, String members) {
        return as(ANA, "negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{" + members + ", \"reason\": \"they wrote\"}")
                .patch(AGREEMENTS + "/" + id + "/obligations/" + obligation);
    }

    @DisabledOnIntegrationTest("stops the clock of the service")
    @Test
    void isOverdueOnceItsDayIsOverAndUntilItIsMet() {
        UUID id = inForce(memorandum(investor.id(), ""));
        String obligation = add(id, investor.id(), ", \"dueOn\": \"2027-03-31\"")
                .then()
                .statusCode(201)
                .body("state", equalTo("open"))
                .body("party.code", equalTo(investor.code()))
                .extract()
                .path("id");
        String path = AGREEMENTS + "/" + id + "/obligations";

        TestClock.stopAt(Instant.parse("2027-03-31T23:00:00Z"));
        asPartner(investor.code()).get(path).then().statusCode(200).body("items.state", contains("open"));
        TestClock.stopAt(Instant.parse("2027-04-01T00:00:00Z"));
        as("auditor").get(path).then().body("items.state", contains("overdue"));
        TestClock.run();
        as("auditor")
                .get(AGREEMENTS + "?obligationDueBefore=2027-04-01&party=" + investor.code())
                .then()
                .body("items.id", contains(id.toString()));
        change(id, obligation, "\"state\": \"met\", \"evidence\": \"received on 1 March\"")
                .then()
                .statusCode(200)
                .body("state", equalTo("met"))
                .body("evidence", equalTo("received on 1 March"));
        as("auditor")
                .get(AGREEMENTS + "?obligationDueBefore=2027-04-01&party=" + investor.code())
                .then()
                .body("items", empty());
        as("auditor")
                .get(AGREEMENTS + "/" + id + "/history")
                .then()
                .body("items[0].happened", equalTo("obligation-changed"))
                .body("items[1].happened", equalTo("obligation-added"));
        assertThat(asPartner(investor.code()).get(path).asString()).doesNotContain(ANA);
    }

    @Test
    void isAPartysOwnAndHasAText() {
        UUID id = inForce(memorandum(investor.id(), ""));

        refused(add(id, party("Other").id(), ""), 422, "invalid-agreement").body("errors.field", contains("party"));
        refused(add(id, investor.id(), ", \"dueOn\": \"2027\""), 422, "invalid-agreement")
                .body("errors.field", contains("dueOn"));
        refused(add(id, investor.id(), ", \"state\": \"overdue\""), 422, "invalid-agreement")
                .body("errors.field", contains("state"));
        String obligation =
                add(id, investor.id(), "").then().statusCode(201).extract().path("id");
        refused(change(id, obligation, "\"text\": null"), 422, "invalid-agreement")
                .body("errors.field", contains("text"));
        refused(change(id, UUID.randomUUID(), "\"state\": \"met\""), 404, "not-found");
        refused(change(id, "x", "\"state\": \"met\""), 404, "not-found");
        int version = read(id).extract().path("version");
        change(id, obligation, "\"state\": \"open\"").then().statusCode(200);
        read(id).body("version", equalTo(version));
    }

    @Test
    void isAddedToNoAgreementThatIsOver() {
        UUID id = inForce(memorandum(investor.id(), ""));
        String obligation =
                add(id, investor.id(), "").then().statusCode(201).extract().path("id");
        approver(id, "terminate").then().statusCode(200);

        refused(add(id, investor.id(), ""), 409, "wrong-state");
        change(id, obligation, "\"state\": \"waived\"").then().statusCode(200).body("state", equalTo("waived"));
        String next = as("auditor")
                .get(AGREEMENTS + "/" + id + "/obligations?limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        assertThat(next).isNull();
    }
}
