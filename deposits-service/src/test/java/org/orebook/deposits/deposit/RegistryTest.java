package org.orebook.deposits.deposit;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asPartner;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.register;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.step;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class RegistryTest {

    @Test
    void registersADepositAsItWasStated() {
        register("""
                {"kind": "deposit",
                 "names": [{"text": "Upper Kairakty", "language": "en", "script": "Latn"},
                           {"text": "Верхнее Кайракты", "language": "ru", "script": "Cyrl", "kind": "local"}],
                 "countryAsReported": "Kazakhstan",
                 "region": "Karaganda Region",
                 "position": {"longitude": 73.2, "latitude": 48.6, "accuracyMetres": 5000},
                 "commodities": [{"commodity": "Tungsten"}, {"commodity": "molybdenum", "role": "by-product"}],
                 "externalRecords": [{"source": "test", "recordId": "uk-1", "uri": "https://example.org/uk-1"}],
                 "sources": [{"title": "A report", "uri": "https://example.org/report", "publishedOn": "2025-11"}],
                 "visibility": "confidential",
                 "reason": "first survey"}""")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", matchesPattern("(http://[^/]+)?/api/v1/deposits/[0-9a-f-]{36}"))
                .body("id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-.*"))
                .body("number", matchesPattern("KZ-\\d{6}"))
                .body("version", equalTo(1))
                .body("name", equalTo("Upper Kairakty"))
                .body("names[1].text", equalTo("Верхнее Кайракты"))
                .body("names[1].kind", equalTo("local"))
                .body("country", equalTo("KZ"))
                .body("countryAsReported", equalTo("Kazakhstan"))
                .body("position.longitude", equalTo(73.2f))
                .body("commodities[0].commodity", equalTo("tungsten"))
                .body("commodities[0].asReported", equalTo("Tungsten"))
                .body("commodities[1].role", equalTo("by-product"))
                .body("visibility", equalTo("confidential"))
                .body("registeredBy", equalTo("geologist"));
    }

    @Test
    void changesWhatThePatchNamesAndNothingElse() {
        UUID id = registered("""
                {"names": [{"text": "Patched"}], "country": "KZ", "region": "Old", "stage": "prospect",
                 "position": {"longitude": 70, "latitude": 50}}""");

        patch(id, """
                {"region": "New", "stage": null, "reason": "renamed in 2022"}""")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("region", equalTo("New"))
                .body("stage", nullValue())
                .body("position.latitude", equalTo(50f));

        as("viewer")
                .get(DEPOSITS + "/" + id + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].action", equalTo("changed"))
                .body("items[0].by", equalTo("geologist"))
                .body("items[0].reason", equalTo("renamed in 2022"))
                .body("items[0].at", notNullValue())
                .body("items[0].changes.region.from", equalTo("Old"))
                .body("items[0].changes.region.to", equalTo("New"))
                .body("items[0].changes.stage.to", nullValue())
                .body("items[1].action", equalTo("registered"));
    }

    @Test
    void makesNoVersionOfAChangeThatChangesNothing() {
        UUID id = registered(named("Unmoved"));

        patch(id, """
                {"names": [{"text": "Unmoved", "language": "en", "kind": "official"}], "reason": "again"}""").statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void publishesFromAnInstantOn() {
        UUID id = registered(named("Embargoed"));

        step("reviewer", id, "publish", """
                {"embargoUntil": "2099-01-01T00:00:00Z", "reason": "announcement"}""")
                .then()
                .statusCode(200)
                .body("visibility", equalTo("published"))
                .body("embargoUntil", equalTo("2099-01-01T00:00:00Z"));
    }

    @Test
    void keepsTheTreeInOrder() {
        UUID district = registered("""
                {"kind": "district", "names": [{"text": "Tree District"}]}""");
        UUID deposit = registered("""
                {"names": [{"text": "Tree Deposit"}], "parent": "%s"}""".formatted(district));
        registered("""
                {"kind": "zone", "names": [{"text": "Tree Zone"}], "parent": "%s"}""".formatted(deposit));

        as("viewer")
                .queryParam("parent", district)
                .get(DEPOSITS)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(java.util.List.of(deposit.toString())));

        patch(district, """
                {"parent": "%s", "reason": "the wrong way round"}""".formatted(deposit))
                .statusCode(422)
                .body("type", equalTo("urn:orebook:problem:deposit-tree-cycle"));
        patch(deposit, """
                {"kind": "zone", "reason": "it holds a zone"}""").statusCode(422).body("type", equalTo("urn:orebook:problem:deposit-tree-level"));
    }

    @Test
    void leadsFromAMergedDepositToTheOneThatGoesOn() {
        UUID winner = registered("""
                {"names": [{"text": "Katpar North", "language": "en"}],
                 "externalRecords": [{"source": "merge", "recordId": "1"}]}""");
        UUID loser = registered("""
                {"names": [{"text": "Severny Katpar", "language": "ru"}], "stage": "exploration",
                 "externalRecords": [{"source": "merge", "recordId": "2"}]}""");

        step("geologist", loser, "merge", """
                {"into": "%s", "reason": "the same body"}""".formatted(winner))
                .then()
                .statusCode(200)
                .body("id", equalTo(winner.toString()))
                .body("names.text", hasItem("Severny Katpar"))
                .body("externalRecords.recordId", equalTo(java.util.List.of("1", "2")))
                .body("stage", equalTo("exploration"));

        as("viewer")
                .redirects()
                .follow(false)
                .get(DEPOSITS + "/" + loser)
                .then()
                .statusCode(308)
                .header("Location", matchesPattern(".*" + DEPOSITS + "/" + winner));
        as("viewer")
                .queryParam("q", "Severny Katpar")
                .get(DEPOSITS)
                .then()
                .body("items.id", equalTo(java.util.List.of(winner.toString())));
    }

    @Test
    void namesNoOfficerToAPartner() {
        UUID id = registered(named("Officers Unnamed"));
        step("geologist", id, "publish", """
                {"reason": "announced"}""").then().statusCode(200);

        asPartner("cove-kaz")
                .get(DEPOSITS + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Officers Unnamed"))
                .body("registeredBy", nullValue())
                .body("changedBy", nullValue());
        as("viewer").get(DEPOSITS + "/" + id).then().body("registeredBy", equalTo("geologist"));
    }

    @Test
    void aChangeKeepsWhatAMergeGatheredAndAddsNoMore() {
        UUID loser = registered("{\"names\": [" + names("Loser", 60) + "]}");
        UUID winner = registered("{\"names\": [" + names("Winner", 60) + "]}");
        merged(loser, winner);

        patch(winner, "{\"region\": \"Akmola\", \"reason\": \"located\"}")
                .statusCode(200)
                .body("names", hasSize(120));

        patch(winner, "{\"names\": [" + names("Other", 121) + "], \"reason\": \"too many\"}")
                .statusCode(422)
                .body("errors[0].field", equalTo("names"))
                .body("errors[0].reason", equalTo("at most 120"));
    }

    private static String names(String stem, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"text\": \"%s %d\"}".formatted(stem, i))
                .collect(Collectors.joining(","));
    }
}
