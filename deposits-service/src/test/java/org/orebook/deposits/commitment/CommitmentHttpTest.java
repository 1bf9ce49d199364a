package org.orebook.deposits.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.deposits.commitment.LedgerApi.confirmed;
import static org.orebook.deposits.commitment.LedgerApi.exclusivity;
import static org.orebook.deposits.commitment.LedgerApi.share;
import static org.orebook.deposits.commitment.LedgerApi.tonnage;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.as;
import static org.orebook.deposits.testing.Api.asPartner;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.published;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.EstimateApi.judge;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.deposits.testing.ServiceTest;

/** The ledger over HTTP: what is shown, and to whom. */
@ServiceTest
class CommitmentHttpTest {

    private static final String COMMITMENTS = "/api/v1/commitments";

    private final LedgerApi ledger;

    CommitmentHttpTest(LedgerApi ledger) {
        this.ledger = ledger;
    }

    @Test
    void showsWhatIsCommittedAndLeft() {
        UUID deposit = registered(named("Shown ledger"));
        UUID estimate = confirmed(deposit, "1000");
        UUID agreement = UUID.randomUUID();
        ledger.ask(
                agreement,
                3,
                share(UUID.randomUUID(), deposit, "70"),
                tonnage(UUID.randomUUID(), deposit, "400", "WO3", "measured-and-indicated"),
                exclusivity(UUID.randomUUID(), deposit, "2026-01-01", "2026-06-30"));

        ledgerOf("negotiator", deposit)
                .body("deposit.name", equalTo("Shown ledger"))
                .body("shares.committed", equalTo(70))
                .body("shares.left", equalTo(30))
                .body("tonnages", hasSize(1))
                .body("tonnages[0].commodity", equalTo("tungsten"))
                .body("tonnages[0].basis", equalTo("W"))
                .body("tonnages[0].measuredAndIndicated", equalTo(793))
                .body("tonnages[0].estimates[0]", equalTo(estimate.toString()))
                .body("tonnages[0].committed.outOfReserves", equalTo(0))
                .body("tonnages[0].committed.all", equalTo(317.2f))
                .body("tonnages[0].left.reserves", nullValue())
                .body("tonnages[0].left.reservesAndResources", equalTo(475.8f))
                .body("exclusivities[0].until", equalTo("2026-06-30"))
                .body("overCommitted", hasSize(0))
                .body("items", hasSize(3))
                .body("items.kind", containsInAnyOrder("share", "tonnage", "exclusivity"))
                .body("items.find { it.kind == 'tonnage' }.outOf", equalTo("measured-and-indicated"))
                .body("items.find { it.kind == 'tonnage' }.estimate", equalTo(estimate.toString()))
                .body("items[0].agreement.version", equalTo(3))
                .body("items[0].agreement.type", equalTo("share-purchase"))
                .body("items[0].agreement.parties.code", equalTo(List.of("cove-kaz", "tau-ken")))
                .body("items[0].since", notNullValue());

        judge("reviewer", estimate, "dispute", "{\"reason\": \"doubtful\"}")
                .then()
                .statusCode(200);
        ledgerOf("auditor", deposit)
                .body("overCommitted[0].committedTonnes", equalTo(317.2f))
                .body("overCommitted[0].confirmedTonnes", equalTo(0))
                .body("overCommitted[0].agreements[0]", equalTo(agreement.toString()))
                .body("tonnages[0].left.reservesAndResources", nullValue());
    }

    @Test
    void showsWhereMoreIsCommittedThanConfirmedOnceADepositWasMoved() {
        UUID from = registered("{\"names\": [{\"text\": \"Left district\"}], \"kind\": \"district\"}");
        UUID to = registered("{\"names\": [{\"text\": \"Reached district\"}], \"kind\": \"district\"}");
        UUID deposit = registered("{\"names\": [{\"text\": \"Moved\"}], \"parent\": \"%s\"}".formatted(from));
        confirmed(from, "1000");
        confirmed(to, "300");
        confirmed(deposit, "1000");
        UUID agreement = UUID.randomUUID();
        ledger.ask(agreement, 1, tonnage(UUID.randomUUID(), deposit, "400", "WO3", "measured-and-indicated"));

        ledgerOf("auditor", from).body("tonnages[0].committed.all", equalTo(317.2f));
        ledgerOf("auditor", deposit).body("tonnages[0].left.reservesAndResources", equalTo(475.8f));

        patch(deposit, "{\"parent\": \"%s\", \"reason\": \"mapped anew\"}".formatted(to))
                .statusCode(200);

        ledgerOf("auditor", from)
                .body("tonnages[0].committed.all", equalTo(0))
                .body("tonnages[0].left.reservesAndResources", equalTo(793));
        ledgerOf("auditor", to)
                .body("tonnages[0].committed.all", equalTo(317.2f))
                .body("tonnages[0].left.reservesAndResources", equalTo(0))
                .body("overCommitted[0].committedTonnes", equalTo(317.2f))
                .body("overCommitted[0].confirmedTonnes", equalTo(237.9f))
                .body("overCommitted[0].agreements", equalTo(List.of(agreement.toString())));
        ledgerOf("auditor", deposit)
                .body("overCommitted", hasSize(0))
                .body("items", hasSize(1))
                .body("tonnages[0].left.reservesAndResources", equalTo(0));
        // Nothing more is granted there, and what was granted stands.
        assertThat(ledger.ask(
                                UUID.randomUUID(),
                                1,
                                tonnage(UUID.randomUUID(), deposit, "1", "WO3", "measured-and-indicated"))
                        .get("decision")
                        .textValue())
                .isEqualTo("refused");
    }

    @Test
    void showsWhereSharesAddUpToMoreThanTheWholeToThoseWhoSeeAll() {
        UUID loser = registered(named("Sixty of it"));
        UUID winner = registered(named("Sixty again"));
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        ledger.ask(one, 1, share(UUID.randomUUID(), loser, "60"));
        ledger.ask(other, 1, share(UUID.randomUUID(), winner, "60"));
        ledgerOf("auditor", winner).body("overCommittedShares", nullValue());

        merged(loser, winner);

        ledgerOf("negotiator", winner)
                .body("shares.committed", equalTo(120))
                .body("shares.left", equalTo(0))
                .body("overCommittedShares.percent", equalTo(120))
                .body("overCommittedShares.agreements", containsInAnyOrder(one.toString(), other.toString()));
        ledgerOf("viewer", winner).body("overCommittedShares", nullValue());
    }

    @Test
    void keepsReleasedCommitmentsAndShowsThemToWhoAsks() {
        UUID deposit = registered(named("Released ledger"));
        UUID agreement = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(agreement, 1, share(line, deposit, "70"));
        ledger.ask(agreement, 2, share(line, deposit, "60"));

        ledgerOf("viewer", deposit).body("items.percent", equalTo(List.of(60)));
        as("viewer")
                .get(path(deposit) + "?released=true")
                .then()
                .body("items.percent", equalTo(List.of(60, 70)))
                .body("items[1].releasedByVersion", equalTo(2))
                .body("items[1].releasedAt", notNullValue());
        as("viewer")
                .get(COMMITMENTS + "?state=released&deposit=" + deposit)
                .then()
                .body("items", hasSize(1));
        as("viewer")
                .get(COMMITMENTS + "?state=standing&deposit=" + deposit)
                .then()
                .body("items", hasSize(1));
        as("viewer").get(COMMITMENTS + "?agreement=" + agreement).then().body("items", hasSize(2));
        as("viewer")
                .get(COMMITMENTS + "?kind=tonnage&agreement=" + agreement)
                .then()
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "negotiator, 3, true",
        "approver, 3, true",
        "auditor, 3, true",
        "viewer, 1, false",
        "geologist, 1, false",
        "reviewer, 1, false",
        "admin, 1, false"
    })
    void showsConfidentialLinesAndSumsOnlyToWhoWorksWithAgreements(String role, int lines, boolean sums) {
        UUID deposit = registered(named("Seen by role"));
        confirmed(deposit, "1000");
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), deposit, "10"));
        ledger.askAs(UUID.randomUUID(), 1, "confidential", null, share(UUID.randomUUID(), deposit, "20"));
        ledger.askAs(UUID.randomUUID(), 1, "internal", "2999-01-01T00:00:00Z", share(UUID.randomUUID(), deposit, "30"));

        ledgerOf(role, deposit)
                .body("items", hasSize(lines))
                .body("tonnages[0].measuredAndIndicated", equalTo(793))
                .body("tonnages[0].left", sums ? notNullValue() : nullValue())
                .body("shares", sums ? notNullValue() : nullValue())
                .body("exclusivities", sums ? notNullValue() : nullValue())
                .body("overCommitted", sums ? notNullValue() : nullValue());
        as(role).get(COMMITMENTS + "?deposit=" + deposit).then().body("items", hasSize(lines));
    }

    @Test
    void showsAPartnerTheLinesOfItsOwnAgreementsAndNoSums() {
        UUID deposit = registered(named("Seen by partners"));
        ledger.askAs(UUID.randomUUID(), 1, "confidential", null, share(UUID.randomUUID(), deposit, "20"));

        for (String path : new String[] {path(deposit), COMMITMENTS + "?deposit=" + deposit}) {
            refusedOrEmpty(asPartner("cove-kaz"), path);
        }
        published(deposit);
        for (String path : new String[] {path(deposit), COMMITMENTS + "?deposit=" + deposit}) {
            asPartner("cove-kaz")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items.percent", equalTo(List.of(20)))
                    .body("shares", nullValue());
            asPartner("stranger").get(path).then().statusCode(200).body("items", hasSize(0));
            as("viewer").get(path).then().statusCode(200).body("items", hasSize(0));
        }
    }

    @Test
    void answersForADepositOutOfSightAsForOneThatDoesNotExist() {
        UUID hidden = registered("""
                {"names": [{"text": "Hidden ledger", "language": "en"}], "visibility": "confidential"}""");
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), hidden, "20"));

        refused(as("negotiator").get(path(hidden)), 404, "not-found");
        refused(as("negotiator").get(path(UUID.randomUUID())), 404, "not-found");
        as("negotiator").get(COMMITMENTS + "?deposit=" + hidden).then().body("items", hasSize(0));
        ledgerOf("auditor", hidden).body("items", hasSize(1));
    }

    @Test
    void reckonsWithoutWiderDepositsThatAreOutOfSight() {
        UUID district = registered("""
                {"names": [{"text": "Hidden district", "language": "en"}], "kind": "district",
                 "visibility": "confidential"}""");
        UUID deposit = registered("""
                {"names": [{"text": "Seen part", "language": "en"}], "parent": "%s"}""".formatted(district));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), district, "40"));

        ledgerOf("auditor", deposit).body("shares.left", equalTo(60));
        ledgerOf("negotiator", deposit).body("shares.left", equalTo(100));
    }

    @Test
    void leadsFromAMergedDepositToItsWinnerAndReadsByNumber() {
        UUID loser = registered(named("Old ledger"));
        UUID winner = registered(named("New ledger"));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), loser, "20"));
        merged(loser, winner);

        as("viewer")
                .redirects()
                .follow(false)
                .get(path(loser))
                .then()
                .statusCode(308)
                .header("Location", containsString(path(winner)));
        String number =
                ledgerOf("viewer", winner).body("items", hasSize(1)).extract().path("deposit.number");
        as("viewer").get(DEPOSITS + "/" + number + "/commitments").then().statusCode(200);
    }

    @Test
    void pagesByKeyset() {
        UUID deposit = registered(named("Paged ledger"));
        ledger.ask(
                UUID.randomUUID(),
                1,
                share(UUID.randomUUID(), deposit, "1"),
                share(UUID.randomUUID(), deposit, "2"),
                share(UUID.randomUUID(), deposit, "3"));

        String next = as("viewer")
                .get(path(deposit) + "?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("next");
        as("viewer")
                .urlEncodingEnabled(false)
                .get(next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        String tag = as("viewer").get(path(deposit)).header("ETag");
        assertThat(as("viewer").header("If-None-Match", tag).get(path(deposit)).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposit=x", "agreement=x", "kind=option", "state=gone", "limit=0", "cursor=x"})
    void refusesParametersThatCannotBeRead(String query) {
        assertThat(as("viewer").get(COMMITMENTS + "?" + query).statusCode()).isEqualTo(400);
    }

    private static void refusedOrEmpty(RequestSpecification caller, String path) {
        if (path.startsWith(COMMITMENTS)) {
            caller.get(path).then().statusCode(200).body("items", hasSize(0));
        } else {
            refused(caller.get(path), 404, "not-found");
        }
    }

    private static ValidatableResponse ledgerOf(String role, UUID deposit) {
        return as(role).get(path(deposit)).then().statusCode(200);
    }

    private static String path(UUID deposit) {
        return DEPOSITS + "/" + deposit + "/commitments";
    }
}
