package org.orebook.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.orebook.agreements.testing.Api.PARTIES;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.asPartner;
import static org.orebook.agreements.testing.Api.post;
import static org.orebook.agreements.testing.Api.tagOf;
import static org.orebook.agreements.testing.PartyApi.code;
import static org.orebook.agreements.testing.PartyApi.company;
import static org.orebook.agreements.testing.PartyApi.owned;
import static org.orebook.agreements.testing.PartyApi.patch;
import static org.orebook.agreements.testing.PartyApi.register;
import static org.orebook.agreements.testing.PartyApi.registered;
import static org.orebook.chassis.testing.Problems.refused;

import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.AtTheSameTime;

@ServiceTest
class PartyHttpTest {

    private static final String SAMRUK = """
            {
              "kind": "state-owned-company",
              "names": [
                {"text": "Самұрық-Қазына", "language": "kk", "script": "Cyrl"},
                {"text": "Samruk-Kazyna JSC", "language": "en"}
              ],
              "identifiers": [
                {"scheme": "register", "country": "Kazakhstan", "register": "BIN", "number": "081140000436"},
                {"scheme": "lei", "number": "5493001kjtiigc8y1r12"}
              ],
              "country": "Kazakhstan",
              "note": "The fund.",
              "sources": [{"title": "Register of legal entities", "publishedOn": "2025"}]
            }""";

    @Test
    void keepsAPartyAsItWasStated() {
        Response answer = post(PARTIES, SAMRUK);

        String location = answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", startsWith(PARTIES + "/"))
                .extract()
                .header("Location");
        for (String path : List.of(location, PARTIES + "/samruk-kazyna-jsc")) {
            as("viewer")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("code", equalTo("samruk-kazyna-jsc"))
                    .body("kind", equalTo("state-owned-company"))
                    .body("name", equalTo("Самұрық-Қазына"))
                    .body("names.text", contains("Самұрық-Қазына", "Samruk-Kazyna JSC"))
                    .body("identifiers.scheme", contains("register", "lei"))
                    .body("identifiers.number", contains("081140000436", "5493001KJTIIGC8Y1R12"))
                    .body("identifiers[0].country", equalTo("KZ"))
                    .body("country", equalTo("KZ"))
                    .body("countryAsReported", equalTo("Kazakhstan"))
                    .body("note", equalTo("The fund."))
                    .body("sources.title", contains("Register of legal entities"))
                    .body("registeredBy", equalTo("negotiator"));
        }
        // The same numbers, written otherwise, are still its own.
        refused(post(PARTIES, """
                                {"code": "other-one", "kind": "company", "names": [{"text": "Other"}], "identifiers": [
                                  {"scheme": "lei", "number": "5493001KJTIIGC8Y1R12"},
                                  {"scheme": "register", "country": "KZ", "register": "bin", "number": "0811-4000-0436"},
                                  {"scheme": "register", "country": "KZ", "register": "OKPO", "number": "081140000436"}]}"""), 409, "party-identifier-taken")
                .body("errors.field", contains("identifiers[0]", "identifiers[1]"))
                .body("errors[0].reason", equalTo("belongs to party samruk-kazyna-jsc"));
        refused(as("viewer").get(PARTIES + "/other-one"), 404, "not-found");
        refused(post(PARTIES, SAMRUK), 409, "party-code-taken").body("errors.field", contains("code"));
    }

    @Test
    void readsACountryThatIsNoMoreAsItWasReported() {
        String body = """
                {"code": "%s", "kind": "company", "names": [{"text": "Kombinat"}], "countryAsReported": "USSR"}""".formatted(code("kombinat"));

        post(PARTIES, body)
                .then()
                .statusCode(201)
                .body("country", nullValue())
                .body("countryAsReported", equalTo("USSR"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"names\": [{\"text\": \"Xy\"}]}|kind",
                "{\"kind\": \"company\"}|names",
                "{\"kind\": \"company\", \"names\": [{\"text\": \" \"}]}|names[0].text",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\", \"language\": \"?\"}]}|names[0].language",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\", \"script\": \"Abcd\"}]}|names[0].script",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\"}], \"code\": \"Ab\"}|code",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\"}], \"code\": \"1-1-1-1-1\"}|code",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"!\"}]}|code",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\"}], \"country\": \"Atlantis\"}|country",
                "{\"kind\": \"state\", \"names\": [{\"text\": \"A state\"}]}|country",
                "{\"kind\": \"state\", \"names\": [{\"text\": \"A state\"}], \"country\": \"USSR\"}|country",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\"}], \"sources\": [{}]}|sources[0]",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\"}], \"note\": \"a\\u0000b\"}|note",
                "{\"kind\": \"company\", \"names\": [{\"text\": \"Ab\"}, null]}|names[1]",
                "{\"kind\": \"person\", \"names\": [{\"text\": \"Ab\"}], \"note\": \"tall\"}|note"
            })
    void refusesWhatIsNotAcceptableAndNamesTheField(String body, String field) {
        refused(post(PARTIES, body), 422, "invalid-party").body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"scheme\": \"lei\", \"number\": \"5493001KJTIIGC8Y1R13\"}|identifiers[0].number",
                "{\"scheme\": \"lei\", \"number\": \"5493001KJTIIGC8Y1R12\", \"country\": \"KZ\"}|identifiers[0]",
                "{\"scheme\": \"lei\"}|identifiers[0].number",
                "{\"number\": \"1\"}|identifiers[0].scheme",
                "{\"scheme\": \"register\", \"number\": \"1\", \"country\": \"KZ\"}|identifiers[0].register",
                "{\"scheme\": \"register\", \"number\": \"1\", \"register\": \"BIN\"}|identifiers[0].country",
                "{\"scheme\": \"register\", \"number\": \"-\", \"register\": \"BIN\", \"country\": \"KZ\"}|identifiers[0].number"
            })
    void refusesIdentifiersThatAreNone(String identifier, String field) {
        String body = """
                {"kind": "company", "names": [{"text": "Wrongly identified"}], "identifiers": [%s]}""".formatted(identifier);

        refused(post(PARTIES, body), 422, "invalid-party").body("errors.field", contains(field));
    }

    @Test
    void keepsOfAPersonNamesAndCountryAlone() {
        String code = code("a-person");
        register(code, "person", "US").then().statusCode(201);

        String more = """
                {"identifiers": [{"scheme": "register", "country": "US", "register": "SSN", "number": "1"}],
                 "note": "n", "sources": [{"title": "t"}], "reason": "r"}""";
        refused(patch(PARTIES + "/" + code, "\"1\"", more), 422, "invalid-party")
                .body("errors.field", containsInAnyOrder("identifiers", "note", "sources"));
    }

    @Test
    void changesWithAReasonAndTellsItsHistory() {
        String code = company("renamed");
        String path = PARTIES + "/" + code;
        String id = as("viewer").get(path).path("id");

        patch(path, "\"1\"", """
                {"names": [{"text": "Renamed LLP"}], "country": "KZ", "reason": "New charter"}""")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("code", equalTo(code))
                .body("name", equalTo("Renamed LLP"));

        as("auditor")
                .get(PARTIES + "/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items.action", contains("changed", "recorded"))
                .body("items[0].reason", equalTo("New charter"))
                .body("items[0].by", equalTo("negotiator"))
                .body("items[0].changes.country.to", equalTo("KZ"))
                .body("items[0].changes.names.from.text", contains(code));
        // What differs in nothing makes no version.
        patch(path, "\"2\"", "{\"country\": \"KZ\", \"reason\": \"again\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void refusesAChangeWithoutReasonVersionOrOfTheCode() {
        String code = company("guarded");
        String path = PARTIES + "/" + code;

        refused(patch(path, "\"1\"", "{\"country\": \"KZ\"}"), 422, "invalid-party")
                .body("errors.field", contains("reason"));
        refused(patch(path, "\"1\"", "{\"code\": \"another\", \"reason\": \"r\"}"), 422, "invalid-party")
                .body("errors.field", contains("code"));
        refused(patch(path, "\"7\"", "{\"country\": \"KZ\", \"reason\": \"r\"}"), 412, "stale-version");
        refused(patch(path, "W/\"1\"", "{\"country\": \"KZ\", \"reason\": \"r\"}"), 412, "stale-version");
        refused(patch(PARTIES + "/nobody", "\"1\"", "{\"reason\": \"r\"}"), 404, "not-found");
        refused(
                as("negotiator")
                        .contentType("application/merge-patch+json")
                        .body("{\"country\": \"KZ\", \"reason\": \"r\"}")
                        .patch(path),
                428,
                "version-required");
        assertThat(tagOf(path)).isEqualTo("\"1\"");
    }

    @Test
    void setsIdentifiersFreeThatAPartyGivesUp() {
        String identified = """
                {"identifiers": [{"scheme": "register", "country": "GB", "register": "CH", "number": "01234567"}],
                 "reason": "r"}""";
        String first = PARTIES + "/" + company("first-holder");
        String second = PARTIES + "/" + company("second-holder");
        patch(first, "\"1\"", identified).then().statusCode(200);
        refused(patch(second, "\"1\"", identified), 409, "party-identifier-taken");

        patch(first, "\"2\"", "{\"identifiers\": null, \"reason\": \"It was another's\"}")
                .then()
                .statusCode(200);

        patch(second, "\"1\"", identified).then().statusCode(200).body("identifiers", hasSize(1));
    }

    @Test
    void doesNotBecomeWhatNobodyOwnsWhileItHasOwners() {
        String owned = company("owned-kind");
        owned(company("owner-kind"), owned, "10");

        refused(
                        patch(PARTIES + "/" + owned, "\"1\"", "{\"kind\": \"person\", \"reason\": \"r\"}"),
                        422,
                        "invalid-party")
                .body("errors.field", contains("kind"));
    }

    @Test
    void doesARequestOncePerKey() {
        String body =
                "{\"code\": \"%s\", \"kind\": \"fund\", \"names\": [{\"text\": \"Once\"}]}".formatted(code("once"));
        String key = code("party-key");

        Response first = withKey(key, body);
        Response again = withKey(key, body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        refused(withKey(key, body.replace("Once", "Twice")), 422, "idempotency-key-reused");
    }

    private static Response withKey(String key, String body) {
        return as("negotiator")
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(PARTIES);
    }

    @RepeatedTest(3)
    void givesACodeAndAnIdentifierToOneOfManyWhoAskAtOnce() throws Exception {
        String code = code("raced");
        String number = code("number");

        List<Response> sameCode = AtTheSameTime.ask(6, officer -> register(code, "company", null));
        List<Response> sameNumber =
                AtTheSameTime.ask(6, officer -> post(PARTIES, """
                {"code": "%s", "kind": "company", "names": [{"text": "Raced"}], "identifiers": [
                  {"scheme": "register", "country": "KZ", "register": "BIN", "number": "%s"}]}""".formatted(code("racer"), number)));

        assertThat(sameCode).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        sameCode.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> refused(answer, 409, "party-code-taken"));
        assertThat(sameNumber).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        sameNumber.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> refused(answer, 409, "party-identifier-taken"));
    }

    @Test
    void letsOneOfManyChangesOfOneVersionWin() throws Exception {
        String path = PARTIES + "/" + company("changed-at-once");

        List<Response> answers = AtTheSameTime.ask(
                6, officer -> patch(path, "\"1\"", "{\"note\": \"by %d\", \"reason\": \"r\"}".formatted(officer)));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> refused(answer, 412, "stale-version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "00000000-0000-0000-0000-000000000000", "%00", "Ä", "x"})
    void answersThatThereIsNoSuchParty(String idOrCode) {
        refused(as("viewer").urlEncodingEnabled(false).get(PARTIES + "/" + idOrCode), 404, "not-found")
                .body("detail", containsString("There is no party"));
    }

    @Test
    void letsNobodyButNegotiatorsChangeParties() {
        String path = PARTIES + "/" + company("closed");
        for (String role : List.of("viewer", "geologist", "reviewer", "approver", "auditor", "admin")) {
            refused(as(role).contentType("application/json").body(SAMRUK).post(PARTIES), 403, "forbidden");
            refused(
                    as(role).contentType("application/merge-patch+json")
                            .body("{}")
                            .patch(path),
                    403,
                    "forbidden");
        }
        refused(asPartner("x").contentType("application/json").body(SAMRUK).post(PARTIES), 403, "forbidden");
        registered("open", "fund", null);
    }
}
