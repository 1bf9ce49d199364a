package org.orebook.deposits.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.orebook.deposits.commitment.LedgerApi.confirmed;
import static org.orebook.deposits.commitment.LedgerApi.exclusivity;
import static org.orebook.deposits.commitment.LedgerApi.share;
import static org.orebook.deposits.commitment.LedgerApi.tonnage;
import static org.orebook.deposits.testing.Api.merged;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.patch;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.EstimateApi.judge;
import static org.orebook.deposits.testing.EstimateApi.measured;
import static org.orebook.deposits.testing.EstimateApi.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.testing.AtTheSameTime;
import org.orebook.deposits.testing.Contracts;
import org.orebook.deposits.testing.SaidMessages;
import org.orebook.deposits.testing.SaidMessages.Said;
import org.orebook.deposits.testing.ServiceTest;

/** Other services are told how a ledger stands after every change of what is known or committed. */
@ServiceTest
class LedgerPublisherTest {

    private static final String REASON = "{\"reason\": \"checked\"}";

    private final LedgerApi ledger;
    private final SaidMessages messages;

    LedgerPublisherTest(LedgerApi ledger, SaidMessages messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    @Test
    void tellsWhatIsClaimedAndConfirmedOnTheElementsBasis() {
        UUID deposit = registered(named("Told of estimates"));
        UUID first = recorded(deposit, measured("1000"));
        UUID second = recorded(deposit, measured("2000"));

        JsonNode claimed = lastWith(
                        deposit,
                        data -> data.at("/tonnages/0/claimed/estimates").size() == 2)
                .get("tonnages")
                .get(0);
        assertThat(claimed.get("commodity").textValue()).isEqualTo("tungsten");
        assertThat(claimed.get("basis").textValue()).isEqualTo("W");
        assertThat(claimed.at("/claimed/least").decimalValue()).isEqualByComparingTo("793");
        assertThat(claimed.at("/claimed/most").decimalValue()).isEqualByComparingTo("1586");
        assertThat(claimed.has("confirmed")).isFalse();

        judge("reviewer", first, "confirm", REASON).then().statusCode(200);
        JsonNode confirmed = lastWith(deposit, data -> data.at("/tonnages/0").has("confirmed"))
                .get("tonnages")
                .get(0);
        assertThat(confirmed.at("/confirmed/measuredAndIndicated").decimalValue())
                .isEqualByComparingTo("793");
        assertThat(confirmed.at("/confirmed/estimates/0").textValue()).isEqualTo(first.toString());
        assertThat(confirmed.at("/confirmed").has("reserves")).isFalse();
        assertThat(confirmed.at("/claimed/least").decimalValue()).isEqualByComparingTo("1586");

        judge("reviewer", second, "reject", REASON).then().statusCode(200);
        lastWith(deposit, data -> !data.at("/tonnages/0").has("claimed"));
    }

    @Test
    void tellsThatMoreIsCommittedThanConfirmedAndWhenThatEndsAndRevokesNothing() {
        UUID deposit = registered(named("Over and covered"));
        UUID estimate = confirmed(deposit, "1000");
        UUID agreement = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(agreement, 1, tonnage(line, deposit, "900", "WO3", "measured-and-indicated"));
        JsonNode committed = lastWith(deposit, data -> data.get("committed").size() == 1);
        assertThat(committed.get("overCommitted")).isEmpty();
        assertThat(committed.at("/committed/0/tonnes").decimalValue()).isEqualByComparingTo("900");
        assertThat(committed.at("/committed/0/basis").textValue()).isEqualTo("WO3");

        judge("reviewer", estimate, "dispute", REASON).then().statusCode(200);
        JsonNode over = lastWith(deposit, data -> data.get("overCommitted").size() == 1);
        assertThat(over.at("/overCommitted/0/committedTonnes").decimalValue()).isEqualByComparingTo("713.7");
        assertThat(over.at("/overCommitted/0/confirmedTonnes").decimalValue()).isEqualByComparingTo("0");
        assertThat(over.at("/overCommitted/0/basis").textValue()).isEqualTo("W");
        assertThat(over.at("/overCommitted/0/agreements/0").textValue()).isEqualTo(agreement.toString());
        assertThat(over.get("committed")).hasSize(1);
        confirmed(deposit, "500");
        lastWith(
                deposit,
                data -> data.at("/overCommitted/0/confirmedTonnes")
                                .decimalValue()
                                .intValue()
                        == 396);
        ledger.ask(agreement, 2, tonnage(line, deposit, "400", "WO3", "measured-and-indicated"));
        lastWith(deposit, data -> data.get("overCommitted").isEmpty());

        List<String> types = said(deposit).stream()
                .map(Said::type)
                .filter(type -> !type.equals("org.orebook.ledger.changed.v1"))
                .toList();
        assertThat(types).containsExactly("org.orebook.ledger.over-committed.v1", "org.orebook.ledger.covered.v1");
    }

    @Test
    void tellsTheWiderDepositOfWhatItsPartsCommit() {
        UUID district = registered("""
                {"names": [{"text": "Wider", "language": "en"}], "kind": "district"}""");
        UUID deposit = registered("""
                {"names": [{"text": "Narrower", "language": "en"}], "parent": "%s"}""".formatted(district));
        UUID zone = registered("""
                {"names": [{"text": "Narrowest", "language": "en"}], "kind": "zone", "parent": "%s"}""".formatted(deposit));
        confirmed(zone, "1000");
        ledger.ask(UUID.randomUUID(), 1, tonnage(UUID.randomUUID(), zone, "600", "WO3", "measured-and-indicated"));

        confirmed(district, "500");

        JsonNode over = lastWith(district, data -> data.get("overCommitted").size() == 1);
        assertThat(over.at("/overCommitted/0/committedTonnes").decimalValue()).isEqualByComparingTo("475.8");
        assertThat(over.at("/overCommitted/0/confirmedTonnes").decimalValue()).isEqualByComparingTo("396.5");
        assertThat(over.get("committed")).isEmpty();
        assertThat(lastWith(zone, data -> data.get("committed").size() == 1).get("overCommitted"))
                .isEmpty();
    }

    @Test
    void tellsOfSharesAndWindowsAndOfTheirRelease() {
        UUID deposit = registered(named("Shares and windows"));
        UUID agreement = UUID.randomUUID();
        ledger.ask(
                agreement,
                7,
                share(UUID.randomUUID(), deposit, "12.5"),
                exclusivity(UUID.randomUUID(), deposit, "2026-01-01", "2026-06-30"));

        JsonNode told = lastWith(deposit, data -> data.get("committed").size() == 2);
        assertThat(told.at("/committed/0/percent").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(told.at("/committed/0/agreementVersion").intValue()).isEqualTo(7);
        assertThat(told.at("/committed/1/until").textValue()).isEqualTo("2026-06-30");
        ledger.ask(agreement, 8);
        lastWith(deposit, data -> data.get("committed").isEmpty());
    }

    @Test
    void tellsBothSidesOfAMerge() {
        UUID loser = registered(named("Merged with commitments"));
        UUID winner = registered(named("Takes commitments over"));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), loser, "10"));
        lastWith(loser, data -> data.get("committed").size() == 1);

        merged(loser, winner);

        lastWith(winner, data -> data.get("committed").size() == 1);
        lastWith(loser, data -> data.get("committed").isEmpty());
    }

    @Test
    void tellsBothSidesOfAMoveWithAllThatTheyArePartOf() {
        UUID from = districtOf("1000");
        UUID to = districtOf("500");
        UUID oldDeposit = part("deposit", from);
        UUID newDeposit = part("deposit", to);
        UUID zone = part("zone", oldDeposit);
        confirmed(zone, "1000");
        UUID agreement = UUID.randomUUID();
        ledger.ask(agreement, 1, tonnage(UUID.randomUUID(), zone, "600", "WO3", "measured-and-indicated"));
        lastWith(zone, data -> data.get("committed").size() == 1);
        confirmedLess(from, "500");
        assertThat(overIn(from)).isEqualByComparingTo("475.8");

        moved(zone, newDeposit);

        JsonNode over = lastWith(to, data -> data.get("overCommitted").size() == 1);
        assertThat(over.at("/overCommitted/0/committedTonnes").decimalValue()).isEqualByComparingTo("475.8");
        assertThat(over.at("/overCommitted/0/confirmedTonnes").decimalValue()).isEqualByComparingTo("396.5");
        assertThat(over.at("/overCommitted/0/agreements/0").textValue()).isEqualTo(agreement.toString());
        lastWith(from, data -> data.get("overCommitted").isEmpty());

        moved(zone, null);

        lastWith(to, data -> data.get("overCommitted").isEmpty());
        for (UUID district : List.of(from, to)) {
            assertThat(said(district).stream()
                            .map(Said::type)
                            .filter(type -> !type.equals("org.orebook.ledger.changed.v1")))
                    .containsExactly("org.orebook.ledger.over-committed.v1", "org.orebook.ledger.covered.v1");
        }
        assertThat(said(zone).getLast().data().get("committed")).hasSize(1);
    }

    @Test
    void tellsOfADistrictThatIsPassedOnWithAllItsParts() {
        UUID district = districtOf("500");
        UUID deposit = part("deposit", null);
        UUID zone = part("zone", deposit);
        confirmed(zone, "1000");
        ledger.ask(UUID.randomUUID(), 1, tonnage(UUID.randomUUID(), zone, "600", "WO3", "measured-and-indicated"));

        moved(deposit, district);

        assertThat(overIn(district)).isEqualByComparingTo("475.8");
    }

    @Test
    void tellsNobodyOfADepositThatStaysWhereItIs() {
        UUID district = districtOf("500");
        UUID deposit = part("deposit", district);
        lastWith(district, data -> data.get("tonnages").size() == 1);
        int before = said(district).size();

        patch(deposit, "{\"stage\": \"exploration\", \"reason\": \"surveyed\"}").statusCode(200);
        confirmed(deposit, "100");

        lastWith(deposit, data -> data.get("tonnages").size() == 1);
        assertThat(said(district)).hasSize(before);
    }

    @Test
    void tellsAllThatTheTwoOfAMergeArePartOf() {
        UUID from = districtOf("1000");
        UUID to = districtOf("500");
        UUID loser = part("deposit", from);
        UUID winner = part("deposit", to);
        UUID zone = part("zone", loser);
        confirmed(zone, "1000");
        ledger.ask(UUID.randomUUID(), 1, tonnage(UUID.randomUUID(), zone, "600", "WO3", "measured-and-indicated"));
        confirmedLess(from, "500");
        assertThat(overIn(from)).isEqualByComparingTo("475.8");

        merged(loser, winner);

        assertThat(overIn(to)).isEqualByComparingTo("475.8");
        lastWith(from, data -> data.get("overCommitted").isEmpty());
    }

    @Test
    void tellsThatSharesAddUpToMoreThanTheWholeAndWhenThatEnds() {
        UUID district = part("district", null);
        UUID deposit = part("deposit", null);
        UUID zone = part("zone", deposit);
        UUID otherZone = part("zone", deposit);
        UUID ofTheDistrict = UUID.randomUUID();
        UUID ofTheZone = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        ledger.ask(ofTheDistrict, 1, share(UUID.randomUUID(), district, "30"));
        ledger.ask(ofTheZone, 1, share(line, zone, "80"));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), otherZone, "70"));

        moved(deposit, district);

        // 30 and 80; on the way to the other zone there are 30 and 70, which fit.
        JsonNode over =
                lastWith(district, data -> data.has("overCommittedShares")).get("overCommittedShares");
        assertThat(over.get("percent").decimalValue()).isEqualByComparingTo("110");
        assertThat(over.get("agreements").valueStream().map(JsonNode::textValue))
                .containsExactlyInAnyOrder(ofTheDistrict.toString(), ofTheZone.toString());
        assertThat(said(zone).stream().map(Said::data)).noneMatch(data -> data.has("overCommittedShares"));

        ledger.ask(ofTheZone, 2, share(line, zone, "70"));

        lastWith(district, data -> !data.has("overCommittedShares"));
        assertThat(said(district).stream()
                        .map(Said::type)
                        .filter(type -> !type.equals("org.orebook.ledger.changed.v1")))
                .containsExactly("org.orebook.ledger.over-committed.v1", "org.orebook.ledger.covered.v1");
    }

    @Test
    void tellsThatSharesOfTwoThatWereMergedAddUpToMoreThanTheWhole() {
        UUID loser = part("deposit", null);
        UUID winner = part("deposit", null);
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), loser, "60"));
        ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), winner, "60"));

        merged(loser, winner);

        assertThat(lastWith(winner, data -> data.has("overCommittedShares"))
                        .at("/overCommittedShares/percent")
                        .decimalValue())
                .isEqualByComparingTo("120");
    }

    /** A district of which so many tonnes of WO3 are confirmed. */
    private static UUID districtOf(String tonnes) {
        UUID district = part("district", null);
        confirmed(district, tonnes);
        return district;
    }

    private static UUID part(String kind, UUID parent) {
        return registered("""
                {"names": [{"text": "Moved %s", "language": "en"}], "kind": "%s"%s}""".formatted(kind, kind, parent == null ? "" : ", \"parent\": \"" + parent + "\""));
    }

    private static void moved(UUID deposit, UUID parent) {
        patch(
                        deposit,
                        "{\"parent\": %s, \"reason\": \"mapped anew\"}"
                                .formatted(parent == null ? "null" : "\"" + parent + "\""))
                .statusCode(200);
    }

    /** From now on less is confirmed: of several the least counts. */
    private static void confirmedLess(UUID deposit, String tonnes) {
        confirmed(deposit, tonnes);
    }

    private BigDecimal overIn(UUID deposit) {
        return lastWith(deposit, data -> data.get("overCommitted").size() == 1)
                .at("/overCommitted/0/committedTonnes")
                .decimalValue();
    }

    @Test
    void tellsVersionsInTheirOrderWhateverChangesAtOnce() throws Exception {
        UUID deposit = registered(named("Told in order"));
        AtTheSameTime.ask(20, each -> ledger.ask(UUID.randomUUID(), 1, share(UUID.randomUUID(), deposit, "1")));

        lastWith(deposit, data -> data.get("committed").size() == 20);

        List<Integer> versions = said(deposit).stream()
                .map(each -> each.data().get("version").intValue())
                .toList();
        assertThat(versions)
                .isEqualTo(IntStream.rangeClosed(1, versions.size()).boxed().toList());
    }

    /** The last message of a ledger, once it says that. */
    private JsonNode lastWith(UUID deposit, Predicate<JsonNode> says) {
        await().until(() ->
                !said(deposit).isEmpty() && says.test(said(deposit).getLast().data()));
        return said(deposit).getLast().data();
    }

    private List<Said> said(UUID deposit) {
        List<Said> said = messages.of(LedgerMessages.TOPIC, deposit);
        said.forEach(each -> Contracts.assertKept("ledger.v1", each.data()));
        return said;
    }
}
