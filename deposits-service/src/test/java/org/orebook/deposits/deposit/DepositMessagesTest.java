package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.importing;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.published;
import static org.orebook.deposits.testing.Api.register;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.deposits.testing.Contracts;
import org.orebook.deposits.testing.SaidMessages;
import org.orebook.deposits.testing.SaidMessages.Said;
import org.orebook.deposits.testing.ServiceTest;

/** Other services are told of every step of a deposit once, in order, by the contract. */
@ServiceTest
class DepositMessagesTest {

    private static final String HEADER = "source,record_id,name,country,country_as_reported,iso2,iso3,province,lat,lon,"
            + "commodities,deposit_types,rank,source_uri\n";

    private final SaidMessages messages;

    DepositMessagesTest(SaidMessages messages) {
        this.messages = messages;
    }

    @Test
    void tellsOfEveryStepOnceInTheOrderOfVersions() {
        UUID id = registered(named("Told of"));
        patch(id, "{\"stage\": \"exploration\", \"reason\": \"drilled\"}").statusCode(200);
        published(id);

        List<Said> said = said(id);

        assertThat(said)
                .extracting(Said::type)
                .containsExactly(
                        "org.orebook.deposit.registered.v1",
                        "org.orebook.deposit.changed.v1",
                        "org.orebook.deposit.published.v1");
        assertThat(said)
                .extracting(each -> each.data().get("version").intValue())
                .containsExactly(1, 2, 3);
        JsonNode last = said.getLast().data();
        assertThat(last.get("happened").textValue()).isEqualTo("published");
        assertThat(last.get("visibility").textValue()).isEqualTo("published");
        assertThat(last.get("stage").textValue()).isEqualTo("exploration");
        assertThat(last.get("name").textValue()).isEqualTo("Told of");
        assertThat(last.get("country").textValue()).isEqualTo("KZ");
        assertThat(last.has("parent")).isFalse();
    }

    @Test
    void tellsOfAMergeFromBothSidesAndOfTheAdoptedPart() {
        UUID loser = registered(named("Loses its place"));
        UUID winner = registered(named("Goes on"));
        UUID part = registered("""
                {"names": [{"text": "Part of it", "language": "en"}], "kind": "zone", "parent": "%s"}""".formatted(loser));

        merged(loser, winner);

        assertThat(said(loser).getLast().type()).isEqualTo("org.orebook.deposit.merged.v1");
        assertThat(said(loser).getLast().data().get("mergedInto").textValue()).isEqualTo(winner.toString());
        assertThat(said(winner))
                .extracting(Said::type)
                .containsExactly("org.orebook.deposit.registered.v1", "org.orebook.deposit.absorbed.v1");
        assertThat(said(part))
                .extracting(Said::type)
                .containsExactly("org.orebook.deposit.registered.v1", "org.orebook.deposit.changed.v1");
        assertThat(said(part).getLast().data().get("parent").textValue()).isEqualTo(winner.toString());
    }

    @Test
    void tellsOfAConfidentialDepositToo() {
        UUID id = registered("""
                {"names": [{"text": "Nobody knows", "language": "en"}], "visibility": "confidential"}""");

        assertThat(said(id)).hasSize(1);
        assertThat(said(id).getFirst().data().get("visibility").textValue()).isEqualTo("confidential");
    }

    @Test
    void tellsOfWhatAnImportRegistersAndRestates() {
        String row = "told,1,Imported,Kazakhstan,,KZ,,%s,49.7,81.6,Gold,,,\n";
        imported(HEADER + row.formatted("")).body("created", equalTo(1));
        imported(HEADER + row.formatted("")).body("unchanged", equalTo(1));
        imported(HEADER + row.formatted("Abai")).body("changed", equalTo(1));

        List<Said> said = said(idOf("told"));

        assertThat(said)
                .extracting(Said::type)
                .containsExactly("org.orebook.deposit.registered.v1", "org.orebook.deposit.changed.v1");
        assertThat(said.getFirst().data().get("commodities").get(0).textValue()).isEqualTo("gold");
    }

    @Test
    void tellsNothingOfADryRunOfARefusalOrOfNoChange() {
        long before = messages.count(DepositMessages.TOPIC);
        importing(
                        (HEADER + "rehearsed,1,Never,Kazakhstan,,KZ,,,49.7,81.6,Gold,,,\n")
                                .getBytes(StandardCharsets.UTF_8),
                        "text/csv",
                        "&dryRun=true")
                .then()
                .statusCode(201);
        register("{}").statusCode(422);
        assertThat(messages.count(DepositMessages.TOPIC)).isEqualTo(before);

        UUID id = registered(named("Stays as it is"));
        patch(id, "{\"reason\": \"nothing\"}").statusCode(200);
        step("reviewer", id, "publish", "{}").then().statusCode(422);
        assertThat(said(id)).hasSize(1);
    }

    private static ValidatableResponse imported(String file) {
        return importing(file.getBytes(StandardCharsets.UTF_8), "text/csv", "")
                .then()
                .statusCode(201);
    }

    private static UUID idOf(String source) {
        return UUID.fromString(as("viewer")
                .queryParam("source", source)
                .get(DEPOSITS)
                .then()
                .extract()
                .path("items[0].id"));
    }

    private List<Said> said(UUID id) {
        List<Said> said = messages.of(DepositMessages.TOPIC, id);
        said.forEach(message -> {
            Contracts.assertKept("deposit.v1", message.data());
            assertThat(message.subject()).isEqualTo(id.toString());
        });
        return said;
    }
}
