package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.BEK;
import static org.orebook.agreements.agreement.Agreed.approver;
import static org.orebook.agreements.agreement.Agreed.deposit;
import static org.orebook.agreements.agreement.Agreed.drafted;
import static org.orebook.agreements.agreement.Agreed.grant;
import static org.orebook.agreements.agreement.Agreed.inForce;
import static org.orebook.agreements.agreement.Agreed.memorandum;
import static org.orebook.agreements.agreement.Agreed.messages;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.purchase;
import static org.orebook.agreements.agreement.Agreed.read;
import static org.orebook.agreements.agreement.Agreed.refuse;
import static org.orebook.agreements.agreement.Agreed.share;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.Api.tagOf;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;

/** What was signed is changed by amendments alone, and can be read as it was on any day. */
@ServiceTest
class AmendmentTest {

    private final Agreed.Somebody buyer = party("Buyer");

    private static Response propose(UUID id, String effectiveOn, String changes) {
        return as(ANA, "negotiator")
                .contentType("application/json")
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("""
                        {"title": "Supplement", "effectiveOn": "%s", "changes": %s, "reason": "agreed"}""".formatted(effectiveOn, changes))
                .post(AGREEMENTS + "/" + id + "/amendments");
    }

    private static Response sign(String user, UUID id, int number) {
        return Agreed.step(user, "approver", id, "amendments/" + number + "/sign", ", \"signedOn\": \"2026-01-15\"");
    }

    private static void amended(UUID id, int number, String effectiveOn, String changes) {
        propose(id, effectiveOn, changes).then().statusCode(201).body("number", equalTo(number));
        sign(BEK, id, number).then().statusCode(200).body("state", equalTo("signed"));
    }

    private static String readAt(UUID id, String day, String path) {
        return as("auditor")
                .get(AGREEMENTS + "/" + id + "?at=" + day)
                .then()
                .statusCode(200)
                .extract()
                .path(path);
    }

    @Test
    void readsAsItWasOnAnyDay() {
        UUID id = inForce(memorandum(buyer.id(), ", \"term\": \"5 years\", \"governingLaw\": \"KZ\""));
        amended(id, 1, "2026-02-01", "{\"term\": \"7 years\"}");
        amended(id, 2, "2026-06-01", "{\"governingLaw\": null, \"dates\": {\"expiresOn\": \"2033\"}}");
        amended(id, 3, "2999-01-01", "{\"term\": \"9 years\"}");

        assertThat(readAt(id, "2026-01-31", "term")).isEqualTo("5 years");
        assertThat(readAt(id, "2026-01-31", "governingLaw")).isEqualTo("KZ");
        assertThat(readAt(id, "2026-02-01", "term")).isEqualTo("7 years");
        assertThat(readAt(id, "2026-02-01", "governingLaw")).isEqualTo("KZ");
        assertThat(readAt(id, "2026-06-01", "term")).isEqualTo("7 years");
        assertThat(readAt(id, "2026-06-01", "governingLaw")).isNull();
        assertThat(readAt(id, "2026-06-01", "dates.expiresOn")).isEqualTo("2033");
        assertThat(readAt(id, "2999-01-01", "term")).isEqualTo("9 years");
        assertThat(readAt(id, "2026-01-31", "dates.inForceOn")).isEqualTo("2025-12-01");
        read(id).body("term", equalTo("7 years")).body("amendment", equalTo(2));
        as("auditor")
                .get(AGREEMENTS + "/" + id + "/amendments?limit=2")
                .then()
                .statusCode(200)
                .body("items.number", contains(3, 2))
                .body("items[1].changes.dates.expiresOn", equalTo("2033"))
                .body("items[1].signedOn", equalTo("2026-01-15"))
                .body("next", containsString("cursor="));
        refused(as("auditor").get(AGREEMENTS + "/" + id + "?at=2026-02"), 400, "bad-parameter");
    }

    @Test
    void isSignedBySomebodyWhoWroteNoneOfIt() {
        UUID id = inForce(memorandum(buyer.id(), ""));
        as("cem", "negotiator")
                .contentType("application/json")
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{\"title\": \"S\", \"effectiveOn\": \"2026-02-01\", \"changes\": {\"term\": \"1 year\"},"
                        + " \"reason\": \"r\"}")
                .post(AGREEMENTS + "/" + id + "/amendments")
                .then()
                .statusCode(201);

        refused(sign("cem", id, 1), 409, "own-agreement");
        refused(sign(ANA, id, 1), 409, "own-agreement");
        refused(sign(BEK, id, 2), 404, "not-found");
        sign(BEK, id, 1).then().statusCode(200);
        refused(sign(BEK, id, 1), 409, "wrong-state");
    }

    @Test
    void followsTheAmendmentBeforeIt() {
        UUID id = inForce(memorandum(buyer.id(), ""));
        propose(id, "2026-02-01", "{\"term\": \"1 year\"}").then().statusCode(201);

        refused(propose(id, "2026-03-01", "{\"term\": \"2 years\"}"), 409, "amendment-open");
        as(ANA, "negotiator")
                .get(AGREEMENTS + "/" + id)
                .then()
                .body("openAmendment", equalTo(1))
                .body("nextSteps.step", contains("withdraw-amendment"));
        as(BEK, "approver")
                .get(AGREEMENTS + "/" + id)
                .then()
                .body(
                        "nextSteps.step",
                        contains("suspend", "expire", "terminate", "sign-amendment", "withdraw-amendment"));
        approver(id, "amendments/1/withdraw").then().statusCode(200).body("state", equalTo("withdrawn"));
        amended(id, 2, "2026-03-01", "{\"term\": \"2 years\"}");
        refused(propose(id, "2026-02-28", "{\"term\": \"3 years\"}"), 422, "invalid-agreement")
                .body("errors.field", contains("effectiveOn"));
        read(id).body("term", equalTo("2 years"));
    }

    @Test
    void changesTermsAndNothingElse() {
        UUID id = inForce(memorandum(buyer.id(), ", \"term\": \"1 year\""));

        refused(
                        propose(
                                id,
                                "2026-02-01",
                                "{\"type\": \"offtake\", \"dates\": {\"signedOn\": \"2020\"}, \"predecessor\": null}"),
                        422,
                        "invalid-agreement")
                .body("errors.field", contains("changes.dates.signedOn", "changes.predecessor", "changes.type"));
        refused(propose(id, "2026-02-01", "{\"term\": \"1 year\"}"), 422, "invalid-agreement")
                .body("errors.field", contains("changes"));
        refused(propose(id, "2026", "{\"term\": \"2 years\"}"), 422, "invalid-agreement");
        refused(propose(id, "2026-02-01", "{\"parties\": []}"), 422, "invalid-agreement");
        refused(propose(id, "2026-02-01", "{\"unknown\": 1}"), 400, "malformed-body");
        refused(propose(drafted(memorandum(buyer.id(), "")), "2026-02-01", "{\"term\": \"1\"}"), 409, "wrong-state");
        read(id).body("version", equalTo(5));
    }

    @Test
    void asksDepositsForAllOfItWhereItCommitsSomethingElse() {
        UUID deposit = deposit("internal");
        UUID id = inForce(purchase(buyer.id(), deposit, "50"));
        String line = read(id).extract().path("lines[0].id");
        String sixty =
                "{\"lines\": [" + share(buyer.id(), deposit, "60").replace("{", "{\"id\": \"" + line + "\", ") + "]}";
        propose(id, "2026-02-01", sixty).then().statusCode(201);
        sign(BEK, id, 1).then().statusCode(200).body("state", equalTo("committing"));

        read(id).body("state", equalTo("in-force"));
        refused(approver(id, "terminate"), 409, "wrong-state");
        JsonPath request =
                JsonPath.from(messages("orebook.commitment-requests", id).getLast());
        assertThat(request.getInt("version")).isEqualTo(2);
        assertThat(request.getInt("lines[0].percent")).isEqualTo(60);
        assertThat(request.getString("lines[0].line")).isEqualTo(line);
        assertThat(as("auditor").get(AGREEMENTS + "/" + id + "?at=2026-02-01").<Integer>path("lines[0].percent"))
                .isEqualTo(50);

        refuse(id, deposit);
        as("auditor")
                .get(AGREEMENTS + "/" + id + "/amendments")
                .then()
                .body("items.state", contains("refused"))
                .body("items[0].refused[0].left", equalTo(30));
        read(id).body("state", equalTo("in-force"))
                .body("lines[0].percent", equalTo(50))
                .body("lines[0].granted.deposit.id", equalTo(deposit.toString()))
                .body("openAmendment", nullValue());

        propose(id, "2026-02-01", sixty).then().statusCode(201);
        sign(BEK, id, 2).then().statusCode(200);
        grant(id);
        read(id).body("lines[0].percent", equalTo(60)).body("amendment", equalTo(2));
    }

    @Test
    void asksDepositsForNothingWhereItCommitsTheSame() {
        UUID id = inForce(purchase(buyer.id(), deposit("internal"), "50"));
        amended(id, 1, "2026-02-01", "{\"term\": \"9 years\"}");

        assertThat(messages("orebook.commitment-requests", id)).hasSize(1);
    }

    /** What deposits show of a commitment, and to whom, is what the agreement says of itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"confidentiality\": \"confidential\"}",
                "{\"embargoUntil\": \"2999-01-01T00:00:00Z\"}",
                "{\"title\": \"Renamed\"}",
                "{\"parties\": [{\"party\": \"BUYER\", \"role\": \"buyer\"}, {\"party\": \"NEW\", \"role\": \"seller\"}]}"
            })
    void tellsDepositsWhatIsShownOfItOtherwise(String changes) {
        UUID newParty = party("New").id();
        UUID id = inForce(purchase(buyer.id(), deposit("internal"), "50"));
        propose(
                        id,
                        "2026-02-01",
                        changes.replace("BUYER", buyer.id().toString()).replace("NEW", newParty.toString()))
                .then()
                .statusCode(201);
        sign(BEK, id, 1).then().statusCode(200).body("state", equalTo("committing"));

        List<String> requests = messages("orebook.commitment-requests", id);
        assertThat(requests).hasSize(2);
        JsonPath request = JsonPath.from(requests.getLast());
        assertThat(request.getInt("lines[0].percent")).isEqualTo(50);
        assertThat(request.getString("agreement.confidentiality"))
                .isEqualTo(changes.contains("confidential\"") ? "confidential" : "internal");
        assertThat(request.getString("agreement.embargoUntil"))
                .isEqualTo(changes.contains("embargo") ? "2999-01-01T00:00:00Z" : null);
        assertThat(request.getString("agreement.title"))
                .isEqualTo(changes.contains("title") ? "Renamed" : "Purchase of shares");
        assertThat(request.getList("agreement.parties.id"))
                .hasSize(changes.contains("NEW") ? 2 : 1)
                .contains(buyer.id().toString());
        grant(id);
        read(id).body("amendment", equalTo(1)).body("state", equalTo("in-force"));
    }

    @Test
    void showsPartiesWhatWasSignedOnly() {
        UUID id = inForce(memorandum(buyer.id(), ""));
        propose(id, "2026-02-01", "{\"term\": \"1 year\", \"note\": \"they hesitate\"}")
                .then()
                .statusCode(201);

        asPartner(buyer.code())
                .get(AGREEMENTS + "/" + id + "/amendments")
                .then()
                .statusCode(200)
                .body("items", empty());
        asPartner(buyer.code()).get(AGREEMENTS + "/" + id).then().body("openAmendment", nullValue());
        sign(BEK, id, 1).then().statusCode(200);
        Response seen = asPartner(buyer.code()).get(AGREEMENTS + "/" + id + "/amendments");
        assertThat(seen.<List<String>>path("items.changes.term")).containsExactly("1 year");
        assertThat(seen.asString()).doesNotContain("hesitate", ANA, BEK);
        refused(asPartner(party("Other").code()).get(AGREEMENTS + "/" + id + "/amendments"), 404, "not-found");
    }
}
