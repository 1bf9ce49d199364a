package org.orebook.agreements.party.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.post;
import static org.orebook.agreements.testing.PartyApi.code;
import static org.orebook.agreements.testing.PartyApi.company;
import static org.orebook.agreements.testing.PartyApi.owned;
import static org.orebook.agreements.testing.PartyApi.owns;
import static org.orebook.agreements.testing.PartyApi.patch;
import static org.orebook.agreements.testing.PartyApi.registered;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.AtTheSameTime;

@ServiceTest
class OwnershipHttpTest {

    private static Response withdraw(String statement, String ifMatch) {
        return as("negotiator")
                .contentType("application/json")
                .header("If-Match", ifMatch)
                .body("{\"reason\": \"It was a mistake\"}")
                .post(statement + "/withdraw");
    }

    @Test
    void keepsAStatementAsItWasStated() {
        String owner = company("owner");
        String owned = company("owned");

        String location = post(PARTIES + "/" + owned + "/owners", """
                {"owner": "%s", "percent": 70.50, "controls": true, "controlBasis": "casting vote",
                 "from": "2025-11-06", "to": "2030-01-01", "note": "as announced",
                 "source": {"title": "Press release", "uri": "https://example.org/1", "publishedOn": "2025-11-06"}}""".formatted(owner))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .header("Location");

        as("viewer")
                .get(location)
                .then()
                .statusCode(200)
                .body("owner.code", equalTo(owner))
                .body("owned.code", equalTo(owned))
                .body("percent", equalTo(70.5f))
                .body("percentKnown", equalTo(true))
                .body("controls", equalTo(true))
                .body("controlBasis", equalTo("casting vote"))
                .body("from", equalTo("2025-11-06"))
                .body("to", equalTo("2030-01-01"))
                .body("source.title", equalTo("Press release"))
                .body("note", equalTo("as announced"))
                .body("recordedBy", equalTo("negotiator"))
                .body("withdrawn", equalTo(false));
        String unknown = owned(company("unknown-owner"), owned, null);
        as("viewer").get(unknown).then().body("percentKnown", equalTo(false)).body("percent", nullValue());
        // At the address of another party there is no such statement.
        String id = location.substring(location.lastIndexOf('/') + 1);
        refused(as("viewer").get(PARTIES + "/" + owner + "/owners/" + id), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"percent\": 0|percent",
                "\"percent\": -1|percent",
                "\"percent\": 100.1|percent",
                "\"percent\": 33.3333333333333|percent",
                "\"controls\": true|controlBasis",
                "\"controlBasis\": \"golden share\"|controlBasis",
                "\"from\": \"2025\"|from",
                "\"from\": \"+12025-01-01\"|from",
                "\"to\": \"1066-10-14\"|to",
                "\"from\": \"2025-02-01\", \"to\": \"2025-01-31\"|to",
                "\"source\": {}|source"
            })
    void refusesWhatIsNotAcceptableAndNamesTheField(String member, String field) {
        String owned = company("badly-owned");
        String source = member.contains("source") ? "" : ", \"source\": {\"title\": \"t\"}";

        refused(
                        post(
                                PARTIES + "/" + owned + "/owners",
                                "{\"owner\": \"%s\", %s%s}".formatted(company("bad-owner"), member, source)),
                        422,
                        "invalid-ownership")
                .body("errors.field", contains(field));
    }

    @Test
    void refusesOwnersThatCannotBe() {
        String owned = company("wrongly-owned");

        refused(owns(owned, owned, "10", ""), 422, "invalid-ownership").body("errors.field", contains("owner"));
        refused(owns("nobody-at-all", owned, "10", ""), 422, "invalid-ownership")
                .body("errors.field", contains("owner"));
        refused(owns(owned, registered("a-state", "state", "KZ"), "10", ""), 422, "invalid-ownership");
        refused(owns(owned, registered("a-human", "person", "KZ"), "10", ""), 422, "invalid-ownership");
        refused(owns(owned, "nobody-at-all", "10", ""), 404, "not-found");
        refused(post(PARTIES + "/" + owned + "/owners", "{\"owner\": \"x\"}"), 422, "invalid-ownership")
                .body("errors.field", contains("source"));
        as("viewer").get(PARTIES + "/" + owned + "/owners").then().body("items", empty());
    }

    @Test
    void refusesAnOwnerOfItsOwner() {
        String a = company("circle-a");
        String b = company("circle-b");
        owned(a, b, "10");

        refused(owns(b, a, "10", ""), 409, "ownership-cycle")
                .body(
                        "detail",
                        equalTo(a + " owns " + b + " at some time, itself or by way of others: nobody owns itself."))
                .body("errors.field", contains("owner"));
    }

    @Test
    void refusesALongWayRoundOnCommonDaysAlone() {
        List<String> chain = new ArrayList<>(List.of(company("long")));
        for (int i = 0; i < 6; i++) {
            String next = company("long");
            owns(chain.getLast(), next, "50", "\"from\": \"2020-0%d-01\", \"to\": \"2021-12-31\"".formatted(i + 1))
                    .then()
                    .statusCode(201);
            chain.add(next);
        }

        refused(owns(chain.getLast(), chain.getFirst(), "50", "\"from\": \"2021-12-31\""), 409, "ownership-cycle")
                .body("detail", containsString("on 2021-12-31"));
        owns(chain.getLast(), chain.getFirst(), "50", "\"to\": \"2020-05-31\"")
                .then()
                .statusCode(201);
        owns(chain.getLast(), chain.getFirst(), "50", "\"from\": \"2022-01-01\"")
                .then()
                .statusCode(201);
    }

    @Test
    void refusesAChangeThatWouldMakeACircle() {
        String a = company("later-a");
        String b = company("later-b");
        owns(a, b, "10", "\"from\": \"2022-01-01\"").then().statusCode(201);
        String back = PARTIES + "/" + a + "/owners/"
                + owns(b, a, "10", "\"to\": \"2021-12-31\"").<String>path("id");

        refused(patch(back, "\"1\"", "{\"to\": null, \"reason\": \"r\"}"), 409, "ownership-cycle");
        as("viewer").get(back).then().body("to", equalTo("2021-12-31")).body("version", equalTo(1));
    }

    @Test
    void refusesMoreThanTheWholeWithTheFigures() {
        String owned = company("whole");
        String first = company("whole-first");
        String second = company("whole-second");
        owned(first, owned, "70");
        owned(company("whole-unknown"), owned, null);

        refused(owns(second, owned, "30.5", "\"from\": \"2025-01-01\""), 409, "ownership-above-100")
                .body(
                        "detail",
                        equalTo("The owners would hold 100.5 % on 2025-01-01: " + first + " 70 %, " + second
                                + " 30.5 %."))
                .body("errors[0].field", equalTo("percent"))
                .body("errors[0].value", equalTo("30.5"))
                .body("errors[0].reason", equalTo("the others hold 70 % on 2025-01-01, so that at most 30 % are left"));
        String fits = owned(second, owned, "30");
        refused(patch(fits, "\"1\"", "{\"percent\": 31, \"reason\": \"r\"}"), 409, "ownership-above-100");
    }

    @Test
    void letsOwnersFollowOneAnother() {
        String owned = company("sold");
        String seller = company("seller");
        String buyer = company("buyer");
        String held = owned(seller, owned, "100");
        refused(owns(seller, owned, "40", "\"from\": \"2025-01-01\""), 409, "ownership-overlaps")
                .body("errors.field", contains("from"));
        refused(owns(buyer, owned, "60", "\"from\": \"2025-01-01\""), 409, "ownership-above-100");

        patch(held, "\"1\"", "{\"to\": \"2024-12-31\", \"reason\": \"Sold\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        owns(seller, owned, "40", "\"from\": \"2025-01-01\"").then().statusCode(201);
        owns(buyer, owned, "60", "\"from\": \"2025-01-01\"").then().statusCode(201);

        String owners = PARTIES + "/" + owned + "/owners";
        as("viewer").get(owners + "?at=2024-12-31").then().body("items.percent", contains(100));
        as("viewer").get(owners + "?at=2025-01-01").then().body("items.percent", contains(40, 60));
        as("viewer").get(owners).then().body("items", hasSize(3));
        as("auditor")
                .get(held + "/history")
                .then()
                .body("items.action", contains("changed", "recorded"))
                .body("items[0].changes.to.to", equalTo("2024-12-31"))
                .body("items[0].reason", equalTo("Sold"));
    }

    @Test
    void withdrawsWithAReasonAndKeepsOnRecord() {
        String owned = company("withdrawn-of");
        String statement = owned(company("withdrawn"), owned, "100");

        refused(
                as("negotiator")
                        .contentType("application/json")
                        .header("If-Match", "\"1\"")
                        .body("{}")
                        .post(statement + "/withdraw"),
                422,
                "invalid-ownership");
        refused(withdraw(statement, "\"2\""), 412, "stale-version");
        withdraw(statement, "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("withdrawn", equalTo(true));

        refused(withdraw(statement, "\"2\""), 409, "ownership-withdrawn");
        refused(patch(statement, "\"2\"", "{\"percent\": 1, \"reason\": \"r\"}"), 409, "ownership-withdrawn");
        String owners = PARTIES + "/" + owned + "/owners";
        as("viewer").get(owners).then().body("items", empty());
        as("viewer").get(owners + "?withdrawn=true").then().body("items.withdrawn", contains(true));
        as("auditor").get(statement + "/history").then().body("items[0].reason", equalTo("It was a mistake"));
        // Nothing follows of it: the whole is free again.
        owned(company("withdrawn-after"), owned, "100");
    }

    @Test
    void changesNothingWithoutVersionAndReasonNorTheOwner() {
        String statement = owned(company("kept-owner"), company("kept-owned"), "10");

        refused(patch(statement, "\"2\"", "{\"percent\": 11, \"reason\": \"r\"}"), 412, "stale-version");
        refused(patch(statement, "\"1\"", "{\"percent\": 11}"), 422, "invalid-ownership");
        refused(
                        patch(statement, "\"1\"", "{\"owner\": \"%s\", \"reason\": \"r\"}".formatted(company("other"))),
                        422,
                        "invalid-ownership")
                .body("errors.field", contains("owner"));
        refused(
                as("negotiator")
                        .contentType("application/merge-patch+json")
                        .body("{\"percent\": 11, \"reason\": \"r\"}")
                        .patch(statement),
                428,
                "version-required");
        patch(statement, "\"1\"", "{\"percent\": 10.0, \"reason\": \"the same\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        patch(statement, "\"1\"", "{\"percent\": null, \"reason\": \"nobody says\"}")
                .then()
                .statusCode(200)
                .body("percentKnown", equalTo(false));
    }

    @Test
    void recordsAnOwnerOncePerKey() {
        String owner = company("once-owner");
        String owned = company("once-owned");
        String key = code("owner-key");

        Response first = withKey(key, owner, owned, "10");
        Response again = withKey(key, owner, owned, "10");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        refused(withKey(key, owner, owned, "11"), 422, "idempotency-key-reused");
        as("viewer").get(PARTIES + "/" + owned + "/owners").then().body("items", hasSize(1));
    }

    private static Response withKey(String key, String owner, String owned, String percent) {
        return as("negotiator")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"owner\": \"%s\", \"percent\": %s, \"source\": {\"title\": \"t\"}}".formatted(owner, percent))
                .post(PARTIES + "/" + owned + "/owners");
    }

    @Test
    void pagesThroughTheOwners() {
        String owned = company("widely-held");
        for (int i = 0; i < 5; i++) {
            owned(company("holder"), owned, "10");
        }

        List<String> paged = new ArrayList<>();
        String next = PARTIES + "/" + owned + "/owners?limit=2";
        while (next != null) {
            Response page = as("viewer").urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            paged.addAll(page.path("items.id"));
            next = page.path("next");
        }

        assertThat(paged).hasSize(5).doesNotHaveDuplicates();
        refused(as("viewer").get(PARTIES + "/" + owned + "/owners?cursor=x"), 400, "unknown-cursor");
        refused(as("viewer").get(PARTIES + "/" + owned + "/owners?at=today"), 400, "bad-parameter");
        refused(as("viewer").get(PARTIES + "/" + owned + "/owners?withdrawn=yes"), 400, "bad-parameter");
    }

    @RepeatedTest(5)
    void letsNoCircleBeClosedByManyAtOnce() throws Exception {
        List<String> ring = List.of(company("ring"), company("ring"), company("ring"), company("ring"));

        List<Response> answers = AtTheSameTime.ask(
                ring.size(), officer -> owns(ring.get(officer), ring.get((officer + 1) % ring.size()), "10", ""));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(ring.size() - 1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> refused(answer, 409, "ownership-cycle"));
    }

    @RepeatedTest(5)
    void letsNotMoreThanTheWholeBeHeldByManyAtOnce() throws Exception {
        String owned = company("wanted");
        List<String> owners = List.of(company("want"), company("want"), company("want"), company("want"));

        List<Response> answers =
                AtTheSameTime.ask(owners.size(), officer -> owns(owners.get(officer), owned, "40", ""));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(2);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> refused(answer, 409, "ownership-above-100"));
    }
}
