package org.orebook.deposits.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.deposits.commitment.Known.exclusivity;
import static org.orebook.deposits.commitment.Known.reserve;
import static org.orebook.deposits.commitment.Known.resource;
import static org.orebook.deposits.commitment.Known.row;
import static org.orebook.deposits.commitment.Known.share;
import static org.orebook.deposits.commitment.Known.tonnage;
import static org.orebook.deposits.commitment.OutOf.MEASURED_AND_INDICATED;
import static org.orebook.deposits.commitment.OutOf.RESERVES;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.commitment.Decision.Code;
import org.orebook.deposits.commitment.Decision.RefusedLine;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateState;
import org.orebook.deposits.estimate.ReportingCode;

/** What is granted and what is not, by the rules of the domain: no database is asked. */
class GrantsTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Known known = new Known();

    // Shares

    @Test
    void grantsSharesUpToAHundredAndNotOneTenthMore() {
        UUID katpar = known.deposit("Ledger Test Body");
        granted(ONE, share(katpar, "70"));

        RefusedLine refused = refused(OTHER, share(katpar, "40"));

        assertThat(refused.code()).isEqualTo(Code.SHARE_BEYOND_WHAT_IS_LEFT);
        assertThat(refused.reason()).isEqualTo("40 % is asked, 30 % is left of Ledger Test Body.");
        assertThat(refused.requested()).isEqualByComparingTo("40");
        assertThat(refused.left()).isEqualByComparingTo("30");
        refused(OTHER, share(katpar, "30.1"));
        granted(OTHER, share(katpar, "30"));
    }

    @Test
    void countsSharesOfAWiderDepositAndOfItsPartTogetherAndThoseOfTwoPartsApart() {
        UUID district = known.deposit("District");
        UUID north = known.deposit("North", district);
        UUID south = known.deposit("South", district);
        UUID zone = known.deposit("Zone", north);
        granted(ONE, share(district, "40"), share(north, "35"));

        assertThat(refused(OTHER, share(zone, "26")).left()).isEqualByComparingTo("25");
        assertThat(refused(OTHER, share(zone, "26")).reason())
                .isEqualTo(
                        "26 % is asked, 25 % is left of Zone, with the shares of what it is part of and of its parts.");
        granted(OTHER, share(zone, "25"), share(south, "60"));
        refused(UUID.randomUUID(), share(district, "0.1"));
        refused(UUID.randomUUID(), share(south, "0.1"));
    }

    @Test
    void grantsAllLinesOrNone() {
        UUID one = known.deposit("One");
        UUID two = known.deposit("Two");
        granted(ONE, share(two, "90"));

        Decision decision = known.ask(OTHER, share(one, "10"), share(two, "20"), share(UUID.randomUUID(), "1"));

        assertThat(((Decision.Refused) decision).lines())
                .extracting(RefusedLine::code)
                .containsExactly(Code.NO_SUCH_DEPOSIT, Code.SHARE_BEYOND_WHAT_IS_LEFT);
        granted(OTHER, share(one, "100"));
    }

    @Test
    void countsLinesOfOneRequestTogether() {
        UUID deposit = known.deposit("Together");

        assertThat(refused(ONE, share(deposit, "60"), share(deposit, "50")).left())
                .isEqualByComparingTo("40");
    }

    @Test
    void changesAnAmendedCommitmentByItsDifference() {
        UUID deposit = known.deposit("Amended");
        UUID line = UUID.randomUUID();
        granted(ONE, share(line, deposit, "60"));
        granted(OTHER, share(deposit, "30"));

        assertThat(refused(ONE, share(line, deposit, "75")).left()).isEqualByComparingTo("70");
        granted(ONE, share(line, deposit, "70"));
        granted(ONE, share(line, deposit, "20"));
        granted(ONE);
        granted(OTHER, share(deposit, "100"));
    }

    @Test
    void leadsAMergedDepositToItsWinner() {
        UUID winner = known.deposit("Winner");
        UUID loser = known.mergedInto(winner);
        granted(ONE, share(winner, "80"));

        assertThat(refused(OTHER, share(loser, "30")).left()).isEqualByComparingTo("20");
        assertThat(granted(OTHER, share(loser, "20")).lines().getFirst().line().deposit())
                .isEqualTo(winner);
    }

    // Tonnages

    @Test
    void grantsTonnageOfConfirmedReservesOnAnotherBasisExactly() {
        UUID deposit = known.deposit("Ledger Test Body");
        UUID estimate = known.estimate(deposit, reserve("1000"));

        assertThat(refused(ONE, tonnage(deposit, "793.001", "W", RESERVES)).reason())
                .isEqualTo("793.001 t of W are asked, 793 t are left of the confirmed reserves of Ledger Test Body.");
        var granted =
                granted(ONE, tonnage(deposit, "793", "W", RESERVES)).lines().getFirst();
        assertThat(granted.estimate()).isEqualTo(estimate);
        assertThat(granted.line().outOf()).isEqualTo(RESERVES);
        assertThat(refused(OTHER, tonnage(deposit, "1", "WO3", RESERVES)).left())
                .isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = EstimateState.class,
            names = {"REPORTED", "DISPUTED"})
    void grantsNothingOutOfWhatIsNotConfirmed(EstimateState state) {
        UUID deposit = known.deposit("Unsure");
        known.estimate(deposit, state, reserve("1000"));

        assertThat(refused(ONE, tonnage(deposit, "1", "WO3", MEASURED_AND_INDICATED))
                        .code())
                .isEqualTo(Code.NO_CONFIRMED_ESTIMATE);
    }

    @ParameterizedTest
    @CsvSource({
        "JORC, RESOURCE, INFERRED",
        "GKZ, RESERVE, A",
        "GKZ, RESOURCE, C1",
        "UNFC, RESOURCE, G1",
        "NONE, RESERVE, PROVED",
        "NONE, CLAIM, MEASURED",
        "JORC, ENDOWMENT, MEASURED",
        "JORC, RESOURCE, PROVED",
    })
    void grantsNothingOutOfWhatIsNoReserveNorMeasuredOrIndicated(
            ReportingCode code, EstimateKind kind, Category category) {
        UUID deposit = known.deposit("Confirmed, and still not enough");
        known.estimate(deposit, Known.of(code, kind, true, "tungsten", "WO3", null, null, row("1000", category)));

        assertThat(refused(ONE, tonnage(deposit, "1", "WO3", MEASURED_AND_INDICATED))
                        .code())
                .isEqualTo(Code.NO_CONFIRMED_ESTIMATE);
    }

    @Test
    void grantsOutOfResourcesOnlyWhereTheLineSaysSoAndFlagsIt() {
        UUID deposit = known.deposit("Resources");
        UUID resource = known.estimate(deposit, resource("1000", true));

        assertThat(refused(ONE, tonnage(deposit, "10", "WO3", RESERVES)).code()).isEqualTo(Code.NO_CONFIRMED_ESTIMATE);
        var granted = granted(ONE, tonnage(deposit, "1000", "WO3", MEASURED_AND_INDICATED))
                .lines()
                .getFirst();
        assertThat(granted.line().outOf()).isEqualTo(MEASURED_AND_INDICATED);
        assertThat(granted.estimate()).isEqualTo(resource);
    }

    @Test
    void takesReservesFirstWhereResourcesWouldDo() {
        UUID deposit = known.deposit("Reserves first");
        known.estimate(deposit, reserve("100"));
        known.estimate(deposit, resource("300", true));

        assertThat(granted(ONE, tonnage(deposit, "100", "WO3", MEASURED_AND_INDICATED))
                        .lines()
                        .getFirst()
                        .line()
                        .outOf())
                .isEqualTo(RESERVES);
        assertThat(granted(OTHER, tonnage(deposit, "200", "WO3", MEASURED_AND_INDICATED))
                        .lines()
                        .getFirst()
                        .line()
                        .outOf())
                .isEqualTo(MEASURED_AND_INDICATED);
        refused(UUID.randomUUID(), tonnage(deposit, "1", "WO3", MEASURED_AND_INDICATED));
    }

    @ParameterizedTest
    @CsvSource({"true, 300", "false, 400", ", 300"})
    void addsResourcesToReservesOnlyWhereTheyAreSaidToBeApart(Boolean inclusive, String whole) {
        UUID deposit = known.deposit("Both");
        known.estimate(deposit, reserve("100"));
        known.estimate(deposit, resource("300", inclusive));

        refused(ONE, tonnage(deposit, whole + ".001", "WO3", MEASURED_AND_INDICATED));
        granted(ONE, tonnage(deposit, whole, "WO3", MEASURED_AND_INDICATED));
    }

    @Test
    void takesTheLeastOfEstimatesThatStandSideBySide() {
        UUID deposit = known.deposit("Side by side");
        known.estimate(deposit, reserve("1000"));
        UUID least = known.estimate(deposit, reserve("800"));

        RefusedLine refused = refused(ONE, tonnage(deposit, "801", "WO3", RESERVES));
        assertThat(refused.left()).isEqualByComparingTo("800");
        assertThat(refused.estimate()).isEqualTo(least);
        granted(ONE, tonnage(deposit, "800", "WO3", RESERVES));
    }

    @Test
    void takesTheWholeBeforeAZoneOfIt() {
        UUID deposit = known.deposit("Zoned");
        known.estimate(
                deposit,
                Known.of(
                        ReportingCode.JORC,
                        EstimateKind.RESERVE,
                        null,
                        "tungsten",
                        "WO3",
                        "north",
                        null,
                        row("10", Category.PROVED)));
        refused(ONE, tonnage(deposit, "11", "WO3", RESERVES));
        known.estimate(deposit, reserve("800"));
        granted(ONE, tonnage(deposit, "800", "WO3", RESERVES));
    }

    @Test
    void takesAnOwnersShareUpToTheWhole() {
        UUID deposit = known.deposit("Attributable");
        known.estimate(
                deposit,
                Known.of(
                        ReportingCode.JORC,
                        EstimateKind.RESERVE,
                        null,
                        "tungsten",
                        "WO3",
                        null,
                        "50",
                        row("400", Category.PROBABLE)));

        refused(ONE, tonnage(deposit, "800.1", "WO3", RESERVES));
        granted(ONE, tonnage(deposit, "800", "WO3", RESERVES));
    }

    @ParameterizedTest
    @CsvSource({"EXACTLY, 150", "ABOUT, 150", "NEARLY, 150", "MORE_THAN, 150", "LESS_THAN, 50"})
    void letsAFigureBackWhatItSaysAndOneThatIsLessThanSoMuchNothing(Qualifier qualifier, String backed) {
        UUID deposit = known.deposit("Qualified");
        known.estimate(
                deposit,
                Known.of(
                        EstimateKind.RESERVE,
                        null,
                        row(qualifier, "100", Category.PROVED),
                        row("50", Category.PROBABLE)));

        refused(ONE, tonnage(deposit, backed + ".1", "WO3", RESERVES));
        granted(ONE, tonnage(deposit, backed, "WO3", RESERVES));
    }

    @Test
    void letsLessThanSoMuchBoundWhatOthersBack() {
        UUID deposit = known.deposit("Bounded");
        known.estimate(deposit, Known.of(EstimateKind.RESERVE, null, row(Qualifier.LESS_THAN, "60", Category.PROVED)));
        assertThat(refused(ONE, tonnage(deposit, "1", "WO3", RESERVES)).code()).isEqualTo(Code.NO_CONFIRMED_ESTIMATE);
        known.estimate(deposit, reserve("100"));

        refused(ONE, tonnage(deposit, "60.1", "WO3", RESERVES));
        granted(ONE, tonnage(deposit, "60", "WO3", RESERVES));
    }

    @Test
    void countsNoCategoryTwice() {
        UUID deposit = known.deposit("Repeats");
        known.estimate(
                deposit,
                Known.of(
                        EstimateKind.RESERVE,
                        null,
                        row("100", Category.PROVED),
                        row("50", Category.PROBABLE),
                        row("150", Category.PROVED, Category.PROBABLE)));

        refused(ONE, tonnage(deposit, "150.1", "WO3", RESERVES));
        granted(ONE, tonnage(deposit, "150", "WO3", RESERVES));
    }

    @Test
    void countsWhatIsCommittedOfPartsAgainstTheWider() {
        UUID district = known.deposit("District");
        UUID part = known.deposit("Part", district);
        UUID unestimated = known.deposit("Unestimated", district);
        known.estimate(district, reserve("100"));
        known.estimate(part, reserve("90"));
        granted(ONE, tonnage(district, "30", "WO3", RESERVES));

        RefusedLine refused = refused(OTHER, tonnage(part, "71", "WO3", RESERVES));
        assertThat(refused.left()).isEqualByComparingTo("70");
        assertThat(refused.reason())
                .isEqualTo("71 t of WO3 are asked, 70 t are left of the confirmed reserves of Part, with what is"
                        + " committed of the wider deposit that it is part of.");
        assertThat(refused.estimate()).isNull();
        granted(OTHER, tonnage(part, "70", "WO3", RESERVES));
        refused(ONE, tonnage(district, "31", "WO3", RESERVES));
        assertThat(refused(ONE, tonnage(unestimated, "1", "WO3", RESERVES)).code())
                .isEqualTo(Code.NO_CONFIRMED_ESTIMATE);
    }

    @Test
    void comparesNoBasesBetweenWhichThereIsButARange() {
        UUID deposit = known.deposit("Rare earths");
        known.estimate(
                deposit,
                Known.of(
                        ReportingCode.JORC,
                        EstimateKind.RESERVE,
                        null,
                        "rare-earths",
                        "REO",
                        null,
                        null,
                        row("1000", Category.PROVED)));

        assertThat(refused(ONE, tonnage(UUID.randomUUID(), deposit, "rare-earths", "1", "element", RESERVES))
                        .code())
                .isEqualTo(Code.BASIS_NOT_COMPARABLE);
        assertThat(refused(ONE, tonnage(UUID.randomUUID(), deposit, "rare-earths", "1", "ore", RESERVES))
                        .code())
                .isEqualTo(Code.BASIS_NOT_COMPARABLE);
        assertThat(refused(ONE, tonnage(UUID.randomUUID(), deposit, "moonstone-dust", "1", "element", RESERVES))
                        .code())
                .isEqualTo(Code.BASIS_NOT_COMPARABLE);
        granted(ONE, tonnage(UUID.randomUUID(), deposit, "rare-earths", "1000", "REO", RESERVES));
    }

    @Test
    void releasesAndReducesEvenWhereTheEstimateIsGone() {
        UUID deposit = known.deposit("Fell");
        UUID line = UUID.randomUUID();
        known.estimate(deposit, reserve("1000"));
        granted(ONE, tonnage(line, deposit, "tungsten", "900", "WO3", RESERVES), share(deposit, "10"));
        known.withdraw(deposit);

        assertThat(refused(OTHER, tonnage(deposit, "1", "WO3", RESERVES)).code())
                .isEqualTo(Code.NO_CONFIRMED_ESTIMATE);
        granted(ONE, tonnage(line, deposit, "tungsten", "900", "WO3", RESERVES), share(deposit, "20"));
        granted(ONE, tonnage(line, deposit, "tungsten", "500", "WO3", RESERVES));
        refused(ONE, tonnage(line, deposit, "tungsten", "501", "WO3", RESERVES));
        granted(ONE);
    }

    // Exclusivities

    @ParameterizedTest
    @CsvSource({
        "tungsten, 2026-06-30, 2026-12-31, false",
        "tungsten, 2026-07-01, 2026-12-31, true",
        "tungsten, 2025-01-01, 2026-01-01, false",
        "tungsten, 2025-01-01, 2025-12-31, true",
        "tin, 2026-02-01, 2026-03-01, true",
        ", 2026-02-01, 2026-03-01, false",
    })
    void keepsWindowsOfOneCommodityApartBothEndsIncluded(String commodity, String from, String until, boolean granted) {
        UUID district = known.deposit("District");
        UUID deposit = known.deposit("Deposit", district);
        UUID sibling = known.deposit("Sibling", district);
        granted(ONE, exclusivity(deposit, "tungsten", "2026-01-01", "2026-06-30"));

        for (UUID related : List.of(deposit, district)) {
            if (granted) {
                granted(OTHER, exclusivity(related, commodity, from, until));
            } else {
                assertThat(refused(OTHER, exclusivity(related, commodity, from, until))
                                .code())
                        .isEqualTo(Code.EXCLUSIVITY_OVERLAPS);
            }
        }
        granted(OTHER, exclusivity(sibling, commodity, from, until));
    }

    @Test
    void takesAGroupOfCommoditiesForItsMembers() {
        UUID deposit = known.deposit("Grouped");
        granted(ONE, exclusivity(deposit, "rare-earths", "2026-01-01", "2026-06-30"));

        refused(OTHER, exclusivity(deposit, "neodymium", "2026-01-01", "2026-06-30"));
        granted(OTHER, exclusivity(deposit, "tungsten", "2026-01-01", "2026-06-30"));
    }

    @Test
    void letsAnAgreementHaveItsOwnWindowsAnew() {
        UUID deposit = known.deposit("Extended");
        granted(ONE, exclusivity(deposit, null, "2026-01-01", "2026-06-30"));

        granted(ONE, exclusivity(deposit, null, "2026-02-01", "2026-12-31"));
    }

    private Decision.Granted granted(UUID agreement, Line... lines) {
        Decision decision = known.ask(agreement, lines);
        assertThat(decision).isInstanceOf(Decision.Granted.class);
        return (Decision.Granted) decision;
    }

    private RefusedLine refused(UUID agreement, Line... lines) {
        Decision decision = known.ask(agreement, lines);
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).lines().getFirst();
    }
}
