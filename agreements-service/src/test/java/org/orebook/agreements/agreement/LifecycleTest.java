package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.BEK;
import static org.orebook.agreements.agreement.Agreed.approver;
import static org.orebook.agreements.agreement.Agreed.draft;
import static org.orebook.agreements.agreement.Agreed.drafted;
import static org.orebook.agreements.agreement.Agreed.inForce;
import static org.orebook.agreements.agreement.Agreed.memorandum;
import static org.orebook.agreements.agreement.Agreed.messages;
import static org.orebook.agreements.agreement.Agreed.negotiator;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.read;
import static org.orebook.agreements.agreement.Agreed.sign;
import static org.orebook.agreements.agreement.Agreed.signed;
import static org.orebook.agreements.agreement.Agreed.step;
import static org.orebook.agreements.agreement.Agreed.submitted;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.MERGE_PATCH;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.tagOf;
import static org.orebook.chassis.testing.Problems.refused;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.agreements.testing.TestClock;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.chassis.transaction.Transactions;

/** An agreement goes from draft to its end, step by step, and no other way. */
@ServiceTest
class LifecycleTest {

    @AfterEach
    void letTheClockRun() {
        TestClock.run();
    }

    private static String aMemorandum() {
        return memorandum(party("Investor").id(), "");
    }

    @Test
    void goesFromDraftToTermination() {
        UUID id = drafted(aMemorandum());
        read(id).body("state", equalTo("draft"))
                .body("version", equalTo(1))
                .body("number", matchesPattern("AG-\\d{6}"))
                .body("parties[0].party.name", equalTo("Investor"))
                .body("draftedBy", equalTo(ANA));

        negotiator(id, "negotiate").then().statusCode(200).body("state", equalTo("negotiation"));
        negotiator(id, "submit").then().statusCode(200).body("state", equalTo("approval"));
        approver(id, "return").then().statusCode(200).body("state", equalTo("negotiation"));
        negotiator(id, "submit").then().statusCode(200).body("state", equalTo("approval"));
        sign(id).then()
                .statusCode(200)
                .body("state", equalTo("signed"))
                .body("dates.signedOn", equalTo("2025-11-06"))
                .body("commitment", nullValue());
        approver(id, "ratify", ", \"ratifiedOn\": \"2025-11-20\"")
                .then()
                .statusCode(200)
                .body("state", equalTo("signed"))
                .body("dates.ratifiedOn", equalTo("2025-11-20"));
        approver(id, "enter-into-force", ", \"inForceOn\": \"2025-12\"")
                .then()
                .statusCode(200)
                .body("state", equalTo("in-force"))
                .body("dates.inForceOn", equalTo("2025-12"));
        approver(id, "suspend").then().statusCode(200).body("state", equalTo("suspended"));
        approver(id, "resume").then().statusCode(200).body("state", equalTo("in-force"));
        approver(id, "terminate").then().statusCode(200).body("state", equalTo("terminated"));

        read(id).body("version", equalTo(11)).body("nextSteps", nullValue());
        as("auditor")
                .get(AGREEMENTS + "/" + id + "/history")
                .then()
                .statusCode(200)
                .body(
                        "items.happened",
                        contains(
                                "terminated",
                                "resumed",
                                "suspended",
                                "entered-into-force",
                                "ratified",
                                "signed",
                                "submitted",
                                "returned",
                                "submitted",
                                "negotiation-started",
                                "drafted"))
                .body("items[0].reason", equalTo("it is time"))
                .body("items[0].by", equalTo(BEK))
                .body("items[0].changes.state.to", equalTo("terminated"));
        assertThat(messages("orebook.commitment-requests", id)).isEmpty();
    }

    @Test
    void refusesEveryStepThatDoesNotFollowAndSaysWhichDo() {
        List<String> negotiators = List.of("negotiate", "submit", "withdraw");
        List<String> all = List.of(
                "negotiate",
                "submit",
                "return",
                "sign",
                "ratify",
                "enter-into-force",
                "suspend",
                "resume",
                "expire",
                "terminate",
                "lapse",
                "withdraw");
        UUID draft = drafted(aMemorandum());
        UUID negotiated = drafted(aMemorandum());
        negotiator(negotiated, "negotiate").then().statusCode(200);
        UUID submitted = submitted(aMemorandum());
        UUID signed = signed(aMemorandum());
        UUID inForce = inForce(aMemorandum());
        UUID suspended = inForce(aMemorandum());
        approver(suspended, "suspend").then().statusCode(200);
        UUID over = drafted(aMemorandum());
        negotiator(over, "withdraw").then().statusCode(200);

        record Place(UUID id, List<String> legal) {}
        List.of(
                        new Place(draft, List.of("negotiate", "withdraw")),
                        new Place(negotiated, List.of("submit", "lapse", "withdraw")),
                        new Place(submitted, List.of("return", "sign", "lapse", "withdraw")),
                        new Place(signed, List.of("ratify", "enter-into-force", "expire", "terminate", "lapse")),
                        new Place(inForce, List.of("suspend", "expire", "terminate")),
                        new Place(suspended, List.of("resume", "expire", "terminate")),
                        new Place(over, List.of()))
                .forEach(place -> all.stream()
                        .filter(step -> !place.legal().contains(step))
                        .forEach(step -> {
                            Response answer = negotiators.contains(step)
                                    ? negotiator(place.id(), step)
                                    : approver(place.id(), step, facts(step));
                            refused(answer, 409, "wrong-state")
                                    .body(
                                            "detail",
                                            containsString(
                                                    place.legal().isEmpty()
                                                            ? "No step follows"
                                                            : "From there one can " + String.join(", ", place.legal())
                                                                    + "."));
                        }));
    }

    private static String facts(String step) {
        return switch (step) {
            case "sign" -> ", \"signedOn\": \"2025-11-06\"";
            case "ratify" -> ", \"ratifiedOn\": \"2025-11-20\"";
            case "enter-into-force" -> ", \"inForceOn\": \"2025-12-01\"";
            default -> "";
        };
    }

    @Test
    void offersTheStepsThatFollowToWhomeverMayTakeThem() {
        UUID id = submitted(aMemorandum());

        as(BEK, "approver")
                .get(AGREEMENTS + "/" + id)
                .then()
                .body("nextSteps.step", contains("return", "sign", "lapse"))
                .body("nextSteps[1].href", equalTo(AGREEMENTS + "/" + id + "/sign"))
                .body("nextSteps[1].role", equalTo("approver"));
        as(ANA, "negotiator").get(AGREEMENTS + "/" + id).then().body("nextSteps.step", contains("lapse", "withdraw"));
        as(ANA, "negotiator", "approver")
                .get(AGREEMENTS + "/" + id)
                .then()
                .body("nextSteps.step", contains("lapse", "withdraw"));
        read(id).body("nextSteps", nullValue());
    }

    @Test
    void letsNobodyApproveWhatTheyWroteSomeOf() {
        UUID id = drafted(aMemorandum());
        negotiator(id, "negotiate").then().statusCode(200);
        as("both", "negotiator", "approver")
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{\"term\": \"5 years\", \"reason\": \"a term\"}")
                .patch(AGREEMENTS + "/" + id)
                .then()
                .statusCode(200);
        negotiator(id, "submit").then().statusCode(200);

        refused(step("both", "approver", id, "sign", facts("sign")), 409, "own-agreement");
        refused(step(ANA, "approver", id, "sign", facts("sign")), 409, "own-agreement");
        refused(step(ANA, "approver", id, "return", ""), 409, "own-agreement");
        sign(id).then().statusCode(200);
    }

    @Test
    void isChangedWhileItIsDraftedOrNegotiatedAndNotAfter() {
        UUID id = drafted(aMemorandum());

        change(id, "\"title\": \"Memorandum on vanadium\"")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("title", equalTo("Memorandum on vanadium"));
        change(id, "\"title\": \"Memorandum on vanadium\"")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        negotiator(id, "negotiate").then().statusCode(200);
        change(id, "\"term\": \"5 years\"").then().statusCode(200).body("term", equalTo("5 years"));
        negotiator(id, "submit").then().statusCode(200);
        refused(change(id, "\"term\": \"6 years\""), 409, "wrong-state");
        sign(id).then().statusCode(200);
        refused(change(id, "\"term\": \"6 years\""), 409, "wrong-state");
    }

    private static Response change(UUID id, String members) {
        return as(ANA, "negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{" + members + ", \"reason\": \"spoken about\"}")
                .patch(AGREEMENTS + "/" + id);
    }

    @Test
    void needsTheVersionThatIsChanged() {
        UUID id = drafted(aMemorandum());
        String body = "{\"reason\": \"r\"}";

        refused(
                as(ANA, "negotiator")
                        .contentType("application/json")
                        .body(body)
                        .post(AGREEMENTS + "/" + id + "/negotiate"),
                428,
                "version-required");
        refused(
                as(ANA, "negotiator")
                        .contentType("application/json")
                        .header("If-Match", "\"7\"")
                        .body(body)
                        .post(AGREEMENTS + "/" + id + "/negotiate"),
                412,
                "stale-version");
        read(id).body("version", equalTo(1));
    }

    @Test
    void takesAStepOnceForOneKey() {
        UUID id = drafted(aMemorandum());
        Response first = keyed(id, "once-" + id, "r");
        Response again = keyed(id, "once-" + id, "r");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        refused(keyed(id, "once-" + id, "another"), 422, "idempotency-key-reused");
        read(id).body("version", equalTo(2));
    }

    private static Response keyed(UUID id, String key, String reason) {
        return as(ANA, "negotiator")
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", key)
                .body("{\"reason\": \"" + reason + "\"}")
                .post(AGREEMENTS + "/" + id + "/negotiate");
    }

    @RepeatedTest(3)
    void letsOneOfManyOfficersWin() throws Exception {
        UUID id = submitted(aMemorandum());

        List<Response> answers = AtTheSameTime.ask(
                4,
                officer -> as("approver-" + officer, "approver")
                        .contentType("application/json")
                        .header("If-Match", "\"3\"")
                        .body("{\"reason\": \"r\"" + (officer % 2 == 0 ? facts("sign") : "") + "}")
                        .post(AGREEMENTS + "/" + id + (officer % 2 == 0 ? "/sign" : "/return")));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> refused(answer, 412, "stale-version"));
        read(id).body("version", equalTo(4));
    }

    @DisabledOnIntegrationTest("stops the clock of the service")
    @Test
    void expiresOnceItsLastDayIsOver() {
        UUID id = inForce(memorandum(party("Investor").id(), ", \"dates\": {\"expiresOn\": \"2027-03\"}"));
        UUID open = inForce(aMemorandum());

        refused(approver(id, "expire"), 409, "not-yet-expired");
        TestClock.stopAt(Instant.parse("2027-03-31T23:59:59Z"));
        expire();
        read(id).body("state", equalTo("in-force"));
        TestClock.stopAt(Instant.parse("2027-04-01T00:00:00Z"));
        expire();
        read(id).body("state", equalTo("expired")).body("changedBy", equalTo("agreements-service"));
        read(open).body("state", equalTo("in-force"));
        TestClock.run();
        approver(open, "expire").then().statusCode(200).body("state", equalTo("expired"));
    }

    @Test
    void followsAnotherAgreementAndNoneThatFollowsIt() {
        UUID memorandum = drafted(aMemorandum());
        String next = memorandum(party("Investor").id(), ", \"predecessor\": \"" + memorandum + "\"");
        UUID letter = drafted(next.replace("\"mou\"", "\"letter-of-intent\""));

        read(letter).body("predecessor.id", equalTo(memorandum.toString())).body("successors", nullValue());
        read(memorandum).body("successors.id", contains(letter.toString())).body("predecessor", nullValue());
        refused(change(memorandum, "\"predecessor\": \"" + letter + "\""), 422, "agreement-cycle");
        refused(change(memorandum, "\"predecessor\": \"" + memorandum + "\""), 422, "agreement-cycle");
        refused(draft(next.replace(memorandum.toString(), UUID.randomUUID().toString())), 422, "invalid-agreement")
                .body("errors[0].field", equalTo("predecessor"));
    }

    @Test
    void wantsADayThatHasComeForWhatHasHappened() {
        UUID id = submitted(aMemorandum());

        refused(approver(id, "sign"), 422, "invalid-agreement").body("errors.field", contains("signedOn"));
        refused(approver(id, "sign", ", \"signedOn\": \"2999-01-01\""), 422, "invalid-agreement");
        refused(
                        approver(id, "sign", ", \"signedOn\": \"2025-11-06\", \"inForceOn\": \"2025\""),
                        422,
                        "invalid-agreement")
                .body("errors.field", contains("inForceOn"));
        refused(approver(id, "return", ", \"signedOn\": \"2025-11-06\""), 422, "invalid-agreement");
        sign(id).then().statusCode(200);
        refused(approver(id, "ratify", ", \"ratifiedOn\": \"2025-11-05\""), 422, "invalid-agreement")
                .body("errors.field", contains("ratifiedOn"));
        approver(id, "ratify", ", \"ratifiedOn\": \"2025\"").then().statusCode(200);
    }

    @Test
    void needsAReason() {
        UUID id = drafted(aMemorandum());

        refused(
                        as(ANA, "negotiator")
                                .contentType("application/json")
                                .header("If-Match", "\"1\"")
                                .body("{}")
                                .post(AGREEMENTS + "/" + id + "/negotiate"),
                        422,
                        "invalid-agreement")
                .body("errors.field", contains("reason"));
    }

    private static void expire() {
        Expiry expiry = Arc.container().instance(Expiry.class).get();
        Transactions.await(expiry::expire);
    }
}
