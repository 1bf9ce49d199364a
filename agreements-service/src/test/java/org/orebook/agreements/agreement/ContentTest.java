package org.orebook.agreements.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.agreements.agreement.Agreed.ANA;
import static org.orebook.agreements.agreement.Agreed.binding;
import static org.orebook.agreements.agreement.Agreed.deposit;
import static org.orebook.agreements.agreement.Agreed.depositNumber;
import static org.orebook.agreements.agreement.Agreed.draft;
import static org.orebook.agreements.agreement.Agreed.drafted;
import static org.orebook.agreements.agreement.Agreed.memorandum;
import static org.orebook.agreements.agreement.Agreed.party;
import static org.orebook.agreements.agreement.Agreed.purchase;
import static org.orebook.agreements.agreement.Agreed.read;
import static org.orebook.agreements.agreement.Agreed.share;
import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.MERGE_PATCH;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;

/** What an agreement can say, and what it cannot. */
@ServiceTest
class ContentTest {

    private static Response invalid(String body) {
        Response answer = draft(body);
        refused(answer, 422, "invalid-agreement");
        return answer;
    }

    @Test
    void keepsWhatWasAgreed() {
        Agreed.Somebody state = party("Ministry of Industry");
        Agreed.Somebody investor = party("Cove Kaz Capital");
        UUID deposit = deposit("published");

        UUID id = drafted("""
                {"type": "joint-venture", "title": "Joint venture Upper Kairakty", "reference": "JV/2025-17",
                 "parties": [{"party": "%1$s", "role": "state"}, {"party": "%2$s", "role": "investor"}],
                 "signatories": [{"name": "N. N.", "position": "Minister", "party": "%1$s", "signedOn": "2025-11-06"}],
                 "binding": "not-stated",
                 "clauses": [{"name": "exclusivity", "binding": "binding", "note": "Article 4"}],
                 "dates": {"announcedOn": "2025-11-06", "effectiveOn": "2025-10", "expiresOn": "2055"},
                 "term": "30 years", "governingLaw": "England and Wales", "disputeForum": "LCIA",
                 "languages": ["en", "kk"], "authenticLanguages": ["en"],
                 "confidentiality": "internal", "embargoUntil": "2026-01-01T00:00:00Z",
                 "value": {"qualifier": ">", "amount": 1100000000.00, "currency": "USD", "note": "at least"},
                 "lines": [
                   {"kind": "share", "deposit": "%3$s", "percent": 70, "holder": "%2$s"},
                   {"kind": "tonnage", "deposit": "%3$s", "commodity": "W", "outOf": "measured-and-indicated",
                    "quantity": {"value": 10.50, "unit": "kt", "basis": "WO3"}, "firmness": "option"},
                   {"kind": "rate", "deposit": "%3$s", "commodity": "tungsten", "termYears": 14,
                    "quantity": {"value": 5000, "unit": "t"}},
                   {"kind": "exclusivity", "deposit": "%3$s", "from": "2026-01-01", "until": "2026-12-31"},
                   {"kind": "country-wide", "country": "Kazakhstan", "commodity": "rare earths"},
                   {"kind": "other", "text": "A laboratory in Astana"}],
                 "sources": [{"title": "Press release", "uri": "https://example.org/a"}],
                 "note": "spoken about in Astana", "reason": "first draft"}""".formatted(state.id(), investor.id(), deposit));

        read(id).body("reference", equalTo("JV/2025-17"))
                .body("parties.role", contains("state", "investor"))
                .body("parties[1].party.code", equalTo(investor.code()))
                .body("clauses[0].binding", equalTo("binding"))
                .body("dates.announcedOn", equalTo("2025-11-06"))
                .body("authenticLanguages", contains("en"))
                .body("value.currency", equalTo("USD"))
                .body("value.qualifier", equalTo(">"))
                .body("lines.kind", contains("share", "tonnage", "rate", "exclusivity", "country-wide", "other"))
                .body("lines[0].firmness", equalTo("firm"))
                .body("lines[0].deposit.number", equalTo(depositNumber(deposit)))
                .body("lines[0].deposit.name", equalTo("Upper Kairakty"))
                .body("lines[1].quantity.unit", equalTo("kt"))
                .body("lines[1].quantity.basis", equalTo("WO3"))
                .body("lines[1].commodity", equalTo("tungsten"))
                .body("lines[4].country", equalTo("KZ"))
                .body("note", equalTo("spoken about in Astana"));
        String kept = as("auditor").get(AGREEMENTS + "/" + id).asString();
        assertThat(kept)
                .contains("\"amount\":1100000000.00", "\"value\":10.50", "\"tonnes\":10500")
                .doesNotContain("first draft");
    }

    @Test
    void saysAtOnceWhatIsWrong() {
        refused(draft("{}"), 422, "invalid-agreement").body("errors.field", contains("type", "title", "parties"));
    }

    @ParameterizedTest
    @CsvSource({
        "signedOn, 2025-11-06, ratifiedOn, 2025-11-05, ratifiedOn",
        "signedOn, 2025-11-06, inForceOn, 2025-10, inForceOn",
        "ratifiedOn, 2025-11-06, inForceOn, 2025-11-05, inForceOn",
        "signedOn, 2025-11-06, expiresOn, 2024, expiresOn",
        "effectiveOn, 2026-01-01, expiresOn, 2025-12-31, expiresOn"
    })
    void refusesDatesOutOfOrder(String earlier, String first, String later, String second, String field) {
        String dates = """
                , "dates": {"%s": "%s", "%s": "%s"}""";

        assertThat(invalid(memorandum(party("A").id(), dates.formatted(earlier, first, later, second)))
                        .<List<String>>path("errors.field"))
                .containsExactly("dates." + field);
        drafted(memorandum(party("A").id(), dates.formatted(earlier, first, later, first)));
        drafted(memorandum(party("A").id(), dates.formatted(earlier, first, later, first.substring(0, 4))));
    }

    @Test
    void letsAnAgreementBeAnnouncedBeforeOrAfterItIsSigned() {
        drafted(memorandum(
                party("A").id(), ", \"dates\": {\"announcedOn\": \"2025-11-01\", \"signedOn\": \"2025-11-06\"}"));
        drafted(memorandum(
                party("A").id(), ", \"dates\": {\"announcedOn\": \"2025-11-09\", \"signedOn\": \"2025-11-06\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZ", "US", "dollars", ""})
    void refusesAnUnknownCurrency(String currency) {
        assertThat(invalid(memorandum(
                                party("A").id(), ", \"value\": {\"amount\": 1, \"currency\": \"" + currency + "\"}"))
                        .<List<String>>path("errors.field"))
                .containsExactly("value.currency");
    }

    @Test
    void refusesMoreThanAllSharesOfADeposit() {
        UUID buyer = party("Buyer").id();
        UUID deposit = deposit("internal");

        assertThat(invalid(binding(buyer, share(buyer, deposit, "60") + "," + share(buyer, deposit, "40.01")))
                        .<String>path("errors[0].value"))
                .isEqualTo("100.01");
        drafted(binding(buyer, share(buyer, deposit, "60") + "," + share(buyer, deposit, "40")));
        drafted(binding(
                buyer,
                share(buyer, deposit, "60") + ","
                        + share(buyer, deposit, "60").replace("\"share\",", "\"share\", \"firmness\": \"option\",")));
        for (String percent : List.of("0", "-1", "100.5", "1e30")) {
            assertThat(invalid(purchase(buyer, deposit, percent)).<List<String>>path("errors.field"))
                    .as(percent)
                    .containsExactly("lines[0].percent");
        }
    }

    @Test
    void saysTheSameOfADepositThatIsHiddenAndOfOneThatThereIsNot() {
        UUID buyer = party("Buyer").id();
        UUID hidden = deposit("confidential");
        UUID later = deposit("published", Instant.parse("2999-01-01T00:00:00Z"), null);
        UUID intoHidden = deposit("published", null, hidden);
        UUID nowhere = UUID.randomUUID();

        for (UUID deposit : List.of(hidden, later, intoHidden, nowhere)) {
            Response answer = invalid(purchase(buyer, deposit, "10"));
            assertThat(answer.<List<String>>path("errors.field")).containsExactly("lines[0].deposit");
            assertThat(answer.<String>path("errors[0].reason")).isEqualTo("there is no such deposit");
            assertThat(answer.<String>path("errors[0].value")).isEqualTo(deposit.toString());
        }
    }

    @Test
    void followsAMergedDepositToTheOneThatGoesOn() {
        UUID buyer = party("Buyer").id();
        UUID winner = deposit("internal");
        UUID loser = deposit("published", null, winner);
        UUID first = deposit("published", null, loser);

        read(drafted(purchase(buyer, first, "10")))
                .body("lines[0].deposit.id", equalTo(first.toString()))
                .body("lines[0].goesOnAs.id", equalTo(winner.toString()));
        assertThat(invalid(binding(buyer, share(buyer, first, "60") + "," + share(buyer, winner, "41")))
                        .<List<String>>path("errors.field"))
                .containsExactly("lines");
        read(drafted(purchase(buyer, winner, "10"))).body("lines[0].goesOnAs", nullValue());
    }

    @Test
    void keepsTheIdsOfLinesThroughChanges() {
        UUID buyer = party("Buyer").id();
        UUID deposit = deposit("internal");
        UUID id = drafted(purchase(buyer, deposit, "10"));
        String line = read(id).extract().path("lines[0].id");

        Response changed = patch(
                id,
                "\"1\"",
                "[" + share(buyer, deposit, "20").replace("{", "{\"id\": \"" + line + "\", ") + ","
                        + share(buyer, deposit, "5") + "]");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.<List<String>>path("lines.id"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .startsWith(line);

        refused(
                        patch(
                                id,
                                "\"2\"",
                                "["
                                        + share(buyer, deposit, "20")
                                                .replace("{", "{\"id\": \"" + UUID.randomUUID() + "\", ")
                                        + "]"),
                        422,
                        "invalid-agreement")
                .body("errors.field", contains("lines[0].id"));
    }

    @Test
    void letsALineStayWhoseDepositWasHiddenSince() {
        UUID buyer = party("Buyer").id();
        UUID deposit = deposit("internal");
        UUID id = drafted(purchase(buyer, deposit, "10"));
        Agreed.update("UPDATE known_deposit SET visibility = 'confidential' WHERE id = ?", deposit);

        patchMember(id, "\"1\"", "\"title\": \"Another title\"")
                .then()
                .statusCode(200)
                .body("lines[0].deposit.id", equalTo(deposit.toString()))
                .body("lines[0].deposit.name", nullValue());
        read(id).body("lines[0].deposit.name", equalTo("Upper Kairakty"));
    }

    private static Response patch(UUID id, String version, String lines) {
        return patchMember(id, version, "\"lines\": " + lines);
    }

    private static Response patchMember(UUID id, String version, String member) {
        return as(ANA, "negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", version)
                .body("{" + member + ", \"reason\": \"r\"}")
                .patch(AGREEMENTS + "/" + id);
    }

    @Test
    void refusesLinesThatSayTooLittleOrWhatTheirKindHasNot() {
        UUID buyer = party("Buyer").id();
        UUID deposit = deposit("internal");

        line(buyer, "{\"kind\": \"share\"}", "lines[0].deposit", "lines[0].holder", "lines[0].percent");
        line(
                buyer,
                "{\"kind\": \"tonnage\", \"deposit\": \"%s\", \"commodity\": \"W\", \"quantity\": {\"value\": 1}}"
                        .formatted(deposit),
                "lines[0].quantity.unit",
                "lines[0].quantity.basis");
        line(
                buyer,
                ("{\"kind\": \"tonnage\", \"deposit\": \"%s\", \"commodity\": \"W\", \"quantity\": {\"value\": 0,"
                                + " \"unit\": \"t\", \"basis\": \"Li2O\"}}")
                        .formatted(deposit),
                "lines[0].quantity.value",
                "lines[0].quantity.basis");
        line(
                buyer,
                "{\"kind\": \"exclusivity\", \"deposit\": \"%s\", \"from\": \"2026-12-31\", \"until\": \"2026-01-01\"}"
                        .formatted(deposit),
                "lines[0].until");
        line(buyer, "{\"kind\": \"other\", \"percent\": 5}", "lines[0].percent", "lines[0].text");
        line(
                buyer,
                "{\"kind\": \"share\", \"deposit\": \"%s\", \"percent\": 5, \"holder\": \"%s\"}"
                        .formatted(deposit, UUID.randomUUID()),
                "lines[0].holder");
    }

    private static void line(UUID buyer, String line, String... fields) {
        assertThat(invalid(binding(buyer, line)).<List<String>>path("errors.field"))
                .containsExactly(fields);
    }

    @Test
    void isDraftedOnceForOneKey() {
        String body = memorandum(party("A").id(), "");
        String key = UUID.randomUUID().toString();
        Response first = as(ANA, "negotiator")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(AGREEMENTS);
        Response again = as(ANA, "negotiator")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(AGREEMENTS);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(first.header("Location")).isEqualTo(AGREEMENTS + "/" + first.path("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{\"title\": 5}",
                "{\"type\": \"treaty\"}",
                "{\"parties\": {}}",
                "{\"parties\": [null]}",
                "{\"parties\": [{\"party\": \"x\"}]}",
                "{\"parties\": [{}]}",
                "{\"lines\": [null]}",
                "{\"lines\": [{\"kind\": \"share\", \"percent\": 1e999999999}]}",
                "{\"lines\": [{\"kind\": \"rate\", \"quantity\": {}}]}",
                "{\"lines\": [{\"kind\": \"tonnage\", \"commodity\": \"nonsense\", \"quantity\": {\"basis\": \"W\"}}]}",
                "{\"lines\": [{\"kind\": \"exclusivity\", \"from\": \"2026\", \"until\": \"x\"}]}",
                "{\"clauses\": [{}], \"signatories\": [{}], \"sources\": [{}], \"languages\": [\"\"], \"value\": {}}",
                "{\"dates\": {\"signedOn\": \"2025-13\"}}",
                "{\"dates\": \"2025\"}",
                "{\"embargoUntil\": \"+1000000000-12-31T23:59:59Z\"}",
                "{\"title\": \"\\u0000\", \"note\": \"\\ud800\"}",
                "{\"unknown\": 1}",
                "{\"value\": {\"amount\": -1, \"currency\": \"USD\"}}",
                "{\"predecessor\": \"00000000-0000-0000-0000-000000000000\"}"
            })
    void answersAnyBodyWithoutFailing(String body) {
        UUID id = drafted(memorandum(party("A").id(), ""));

        refused(draft(body));
        refused(as(ANA, "negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body(body)
                .patch(AGREEMENTS + "/" + id));
        for (String path : List.of("/negotiate", "/sign", "/amendments", "/amendments/1/sign", "/obligations")) {
            refused(as(ANA, "negotiator", "approver")
                    .contentType("application/json")
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .post(AGREEMENTS + "/" + id + path));
        }
        refused(as(ANA, "negotiator")
                .contentType(MERGE_PATCH)
                .header("If-Match", "\"1\"")
                .body(body)
                .patch(AGREEMENTS + "/" + id + "/obligations/" + id));
    }
}
