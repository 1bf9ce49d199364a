package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.approver;
import static org.orebook.agreements.agreement.Agreed.binding;
import static org.orebook.agreements.agreement.Agreed.deposit;
import static org.orebook.agreements.agreement.Agreed.grant;
import static org.orebook.agreements.agreement.Agreed.inForce;
import static org.orebook.agreements.agreement.Agreed.messages;
import static org.orebook.agreements.agreement.Agreed.negotiator;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.purchase;
import static org.orebook.agreements.agreement.Agreed.read;
import static org.orebook.agreements.agreement.Agreed.refuse;
import static org.orebook.agreements.agreement.Agreed.reply;
import static org.orebook.agreements.agreement.Agreed.share;
import static org.orebook.agreements.agreement.Agreed.sign;
import static org.orebook.agreements.agreement.Agreed.signed;
import static org.orebook.agreements.agreement.Agreed.submitted;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.MERGE_PATCH;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.Api.tagOf;
import static org.orebook.chassis.testing.Problems.refused;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.agreements.testing.TestClock;
import org.orebook.chassis.messaging.UnacceptableMessageException;
import org.orebook.chassis.transaction.Transactions;

/** What an agreement takes from deposits is asked for first, and given back at its end. */
@ServiceTest
class CommitmentTest {

    private static final String REQUESTS = "orebook.commitment-requests";

    private final Agreed.Somebody buyer = party("Buyer");
    private final UUID deposit = deposit("internal");

    @AfterEach
    void letTheClockRun() {
        TestClock.run();
    }

    @Test
    void waitsUntilWhatItCommitsIsGranted() {
        UUID id = submitted(purchase(buyer.id(), deposit, "80"));
        sign(id).then()
                .statusCode(200)
                .body("state", equalTo("committing"))
                .body("dates.signedOn", nullValue())
                .body("commitment.version", equalTo(1))
                .body("commitment.waitsSince", notNullValue())
                .body("nextSteps", nullValue());

        JsonPath request = JsonPath.from(messages(REQUESTS, id).getFirst());
        assertThat(request.getString("agreement.id")).isEqualTo(id.toString());
        assertThat(request.getString("agreement.confidentiality")).isEqualTo("internal");
        assertThat(request.getList("agreement.parties.code", String.class)).containsExactly(buyer.code());
        assertThat(request.getInt("version")).isEqualTo(1);
        assertThat(request.getList("lines.kind", String.class)).containsExactly("share");
        assertThat(request.getString("lines[0].deposit")).isEqualTo(deposit.toString());
        assertThat(request.getString("lines[0].holder")).isEqualTo(buyer.id().toString());
        assertThat(request.getInt("lines[0].percent")).isEqualTo(80);

        grant(id);
        read(id).body("state", equalTo("signed"))
                .body("dates.signedOn", equalTo("2025-11-06"))
                .body("commitment.waitsSince", nullValue())
                .body("lines[0].granted.deposit.id", equalTo(deposit.toString()));
    }

    @Test
    void asksForTonnesOfItsFirmLinesOnly() {
        UUID loser = deposit("internal", null, deposit);
        UUID id = submitted(binding(buyer.id(), """
                {"kind": "tonnage", "deposit": "%1$s", "commodity": "W", "holder": "%2$s",
                 "quantity": {"value": 10.5, "unit": "kt", "basis": "element"}},
                {"kind": "tonnage", "deposit": "%1$s", "commodity": "W", "firmness": "option",
                 "quantity": {"value": 10, "unit": "kt", "basis": "WO3"}},
                {"kind": "rate", "deposit": "%1$s", "commodity": "W", "termYears": 14,
                 "quantity": {"value": 10, "unit": "kt", "basis": "WO3"}},
                {"kind": "exclusivity", "deposit": "%1$s", "from": "2026-01-01", "until": "2026-12-31"}""".formatted(loser, buyer.id())));
        sign(id).then().statusCode(200).body("state", equalTo("committing"));

        JsonPath request = JsonPath.from(messages(REQUESTS, id).getFirst());
        assertThat(request.getList("lines.kind", String.class)).containsExactly("tonnage", "exclusivity");
        assertThat(request.getList("lines.deposit", String.class))
                .containsExactly(deposit.toString(), deposit.toString());
        assertThat(request.getDouble("lines[0].tonnes")).isEqualTo(10_500);
        assertThat(request.getString("lines[0].basis")).isEqualTo("W");
        assertThat(request.getString("lines[0].outOf")).isEqualTo("reserves");
        assertThat(request.getString("lines[1].from")).isEqualTo("2026-01-01");
        assertThat(request.getString("lines[1].until")).isEqualTo("2026-12-31");
        String tonnage = read(id).extract().path("lines[0].id");
        reply(id, 1, "granted", """
                "granted": [{"line": "%s", "deposit": "%s", "outOf": "measured-and-indicated", "estimate": "%s"}]""".formatted(tonnage, deposit, UUID.randomUUID()));
        read(id).body("lines[0].granted.flagged", equalTo(true))
                .body("lines[0].granted.outOf", equalTo("measured-and-indicated"));
    }

    @Test
    void commitsExclusivityWhereThatClauseAloneBinds() {
        String body = """
                {"type": "mou", "title": "Memorandum", "binding": "non-binding",
                 "parties": [{"party": "%s", "role": "investor"}],
                 "clauses": [{"name": "Exclusivity", "binding": "%s"}],
                 "lines": [{"kind": "exclusivity", "deposit": "%s", "from": "2026-01-01", "until": "2026-06-30"}, %s]}""";
        UUID binds = submitted(body.formatted(buyer.id(), "binding", deposit, share(buyer.id(), deposit, "10")));
        UUID doesNot = submitted(body.formatted(buyer.id(), "non-binding", deposit, share(buyer.id(), deposit, "10")));

        sign(binds).then().statusCode(200).body("state", equalTo("committing"));
        sign(doesNot).then().statusCode(200).body("state", equalTo("signed"));
        assertThat(JsonPath.from(messages(REQUESTS, binds).getFirst()).getList("lines.kind", String.class))
                .containsExactly("exclusivity");
        assertThat(messages(REQUESTS, doesNot)).isEmpty();
    }

    @Test
    void goesBackToItsPartiesWithTheFiguresWhereItIsRefused() {
        UUID id = submitted(purchase(buyer.id(), deposit, "80"));
        sign(id).then().statusCode(200);
        refuse(id, deposit);

        read(id).body("state", equalTo("negotiation"))
                .body("dates.signedOn", nullValue())
                .body("commitment.refused.code", contains("share-beyond-what-is-left"))
                .body("commitment.refused[0].left", equalTo(30))
                .body("commitment.refused[0].unit", equalTo("percent"));
        as("auditor")
                .get(AGREEMENTS + "/" + id + "/history")
                .then()
                .body("items[0].happened", equalTo("commitment-refused"))
                .body("items[0].reason", equalTo("80 percent are wanted and 30 percent are left."));
        assertThat(asPartner(buyer.code()).get(AGREEMENTS + "/" + id).asString())
                .contains("negotiation")
                .doesNotContain("beyond", "30 percent");

        negotiator(id, "submit").then().statusCode(200);
        sign(id).then().statusCode(200).body("commitment.version", equalTo(2));
        grant(id);
        read(id).body("state", equalTo("signed")).body("commitment.refused", nullValue());
    }

    @Test
    void takesInAReplyOnceAndNoneThatIsLate() {
        UUID id = submitted(purchase(buyer.id(), deposit, "80"));
        sign(id).then().statusCode(200);
        refuse(id, deposit);
        int refusedAt = read(id).extract().path("version");
        refuse(id, deposit);
        read(id).body("version", equalTo(refusedAt));

        negotiator(id, "submit").then().statusCode(200);
        sign(id).then().statusCode(200);
        reply(id, 1, "granted", "\"granted\": []");
        read(id).body("state", equalTo("committing"));
        reply(id, 3, "granted", "\"granted\": []");
        read(id).body("state", equalTo("committing"));
        grant(id);
        int grantedAt = read(id).extract().path("version");
        grant(id);
        reply(id, 2, "refused", "\"refused\": []");
        read(id).body("state", equalTo("signed")).body("version", equalTo(grantedAt));
    }

    @DisabledOnIntegrationTest("hands a reply to its handler")
    @Test
    void parksAReplyThatMakesNoSense() {
        assertThatThrownBy(() -> reply(UUID.randomUUID(), 1, "granted", "\"granted\": []"))
                .isInstanceOf(UnacceptableMessageException.class);
        assertThatThrownBy(() -> reply(UUID.randomUUID(), 1, "perhaps", "\"granted\": []"))
                .isInstanceOf(UnacceptableMessageException.class);
        assertThatThrownBy(() -> reply(UUID.randomUUID(), 0, "granted", "\"granted\": []"))
                .isInstanceOf(UnacceptableMessageException.class);
    }

    @Test
    void isReadAndNothingElseWhileItWaits() {
        UUID id = submitted(purchase(buyer.id(), deposit, "80"));
        sign(id).then().statusCode(200);

        for (String step : List.of("return", "terminate", "lapse", "expire")) {
            refused(approver(id, step), 409, "wrong-state").body("detail", containsString("waits for its commitments"));
        }
        refused(negotiator(id, "withdraw"), 409, "wrong-state");
        refused(
                as(ANA, "negotiator")
                        .contentType(MERGE_PATCH)
                        .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                        .body("{\"term\": \"1 year\", \"reason\": \"r\"}")
                        .patch(AGREEMENTS + "/" + id),
                409,
                "wrong-state");
        as("viewer").get(AGREEMENTS + "/" + id).then().statusCode(200);
    }

    @Test
    void givesBackWhatItCommittedWhenItIsTerminated() {
        UUID id = signed(purchase(buyer.id(), deposit, "80"));
        approver(id, "terminate").then().statusCode(200).body("state", equalTo("terminated"));

        List<String> requests = messages(REQUESTS, id);
        assertThat(requests).hasSize(2);
        JsonPath release = JsonPath.from(requests.getLast());
        assertThat(release.getInt("version")).isEqualTo(2);
        assertThat(release.getList("lines")).isEmpty();
        reply(id, 2, "granted", "\"granted\": []");
        read(id).body("state", equalTo("terminated")).body("lines[0].granted", nullValue());
    }

    @DisabledOnIntegrationTest("stops the clock of the service")
    @Test
    void givesBackWhatItCommittedWhenItExpires() {
        UUID id = inForce(purchase(buyer.id(), deposit, "80")
                .replace("\"lines\"", "\"dates\": {\"expiresOn\": \"2028-02-29\"}, \"lines\""));
        TestClock.stopAt(Instant.parse("2028-03-01T00:00:00Z"));
        expire();

        read(id).body("state", equalTo("expired"));
        assertThat(JsonPath.from(messages(REQUESTS, id).getLast()).getList("lines"))
                .isEmpty();
        int version = read(id).extract().path("version");
        expire();
        read(id).body("version", equalTo(version));
    }

    @Test
    void asksForNothingWhereNothingWasGranted() {
        UUID id = submitted(purchase(buyer.id(), deposit, "80"));
        sign(id).then().statusCode(200);
        refuse(id, deposit);
        negotiator(id, "withdraw").then().statusCode(200);

        assertThat(messages(REQUESTS, id)).hasSize(1);
    }

    private static void expire() {
        Expiry expiry = Arc.container().instance(Expiry.class).get();
        Transactions.await(expiry::expire);
    }
}
