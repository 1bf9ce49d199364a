package org.orebook.deposits.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.chassis.quantity.Qualifier.ABOUT;
import static org.orebook.chassis.quantity.Qualifier.EXACTLY;
import static org.orebook.chassis.quantity.Qualifier.MORE_THAN;
import static org.orebook.deposits.estimate.Category.INDICATED;
import static org.orebook.deposits.estimate.Category.INFERRED;
import static org.orebook.deposits.estimate.Category.MEASURED;
import static org.orebook.deposits.estimate.Category.PROBABLE;
import static org.orebook.deposits.estimate.Category.PROVED;
import static org.orebook.deposits.ranking.Claims.claim;
import static org.orebook.deposits.ranking.Claims.content;
import static org.orebook.deposits.ranking.Claims.estimate;
import static org.orebook.deposits.ranking.Claims.grade;
import static org.orebook.deposits.ranking.Claims.row;
import static org.orebook.deposits.ranking.Claims.tonnes;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateState;
import org.orebook.deposits.estimate.ReportingCode;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.EditionTable;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.RowKind;

/** Rules 1 to 9 of the domain, as far as they decide what is added to a ranking. */
class WhatIfRulesTest {

    private final Vocabularies vocabularies = new Vocabularies();
    private final Bases bases = new Bases(vocabularies);

    @Test
    void aClaimOnNoStatedBasisHasOneAnswerPerReading() {
        WhatIf whatIf = whatIf("REO", estimate(claim(tonnes(EXACTLY, "800000"))));

        assertThat(whatIf.readings())
                .extracting(outcome -> outcome.reading().code() + " " + added(outcome))
                .containsExactly("REO 800000..800000", "element 912000..1016000");
        assertThat(whatIf.readings())
                .extracting(WhatIf.Outcome::label)
                .containsExactly(
                        "taken as REO, the basis of the table",
                        "taken as rare-earth metals: x 1.14 to 1.27 = REO: a range, since the split by element is not"
                                + " stated");
    }

    @Test
    void aClaimWithAGradeBesideItMayBeOre() {
        CategoryRow row = new CategoryRow(List.of(), null, grade("700", "g/t"), tonnes(MORE_THAN, "20000000"));
        WhatIf whatIf = whatIf("REO", estimate(claim(row)));

        WhatIf.Outcome ore = whatIf.readings().getLast();
        assertThat(ore.reading().code()).isEqualTo("ore");
        assertThat(added(ore)).isEqualTo("14000..17780");
        assertThat(ore.selection().added().getFirst().words())
                .containsExactly(
                        "more than 20000000 t x 700 g/t = 14000 t; the grade may be of REO, rare-earth metals");
        assertThat(ore.selection().added().getFirst().qualifier()).isEqualTo(MORE_THAN);
    }

    @Test
    void aStatedBasisLeavesNoReadingOpen() {
        WhatIf whatIf = whatIf("REO", estimate(rareEarths("REO", row("500"))));

        assertThat(whatIf.readings())
                .extracting(outcome -> outcome.reading().code() + " " + added(outcome))
                .containsExactly("as-stated 500..500");
    }

    @Test
    void aReadingWithoutAFactorIsListedWithTheReason() {
        EstimateContent chromium =
                content("chromium", EstimateKind.CLAIM, ReportingCode.NONE, "not-stated", row("1000"));
        WhatIf whatIf = whatIf(table("chromium", "gross-weight"), estimate(chromium));

        assertThat(whatIf.readings())
                .extracting(outcome -> outcome.reading().code() + ": "
                        + outcome.notComparable().orElse(added(outcome)))
                .containsExactly(
                        "element: the table is of gross weight, and there is no factor from Cr to that",
                        "Cr2O3: the table is of gross weight, and there is no factor from Cr2O3 to that",
                        "gross-weight: 1000..1000");
        assertThat(reasons(whatIf.readings().getFirst())).containsExactly(LeftOut.Reason.NOT_COMPARABLE);
    }

    /** MCS 2026 has tungsten by W content: 1,400,000 t of WO3 are 1,110,200 t of W. */
    @Test
    void anOxideIsBroughtToTheElement() {
        EstimateContent tungsten =
                content("tungsten", EstimateKind.RESOURCE, ReportingCode.JORC, "WO3", row("1400000", INDICATED));
        WhatIf.Outcome outcome = whatIf(table("tungsten", "element"), estimate(tungsten))
                .readings()
                .getFirst();

        assertThat(added(outcome)).isEqualTo("1110200..1110200");
        assertThat(outcome.selection().added().getFirst().words()).containsExactly("1400000 t; WO3 x 0.793 = W");
    }

    @Test
    void whatIsInferredIsNeverAdded() {
        WhatIf.Outcome outcome = only(resource(row("10", MEASURED), row("20", INDICATED), row("40", INFERRED)));

        assertThat(added(outcome)).isEqualTo("30..30");
        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.INFERRED);
        assertThat(outcome.selection().leftOut().getFirst().categories()).containsExactly(INFERRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"INFERRED", "C2", "P1", "P2", "P3", "G3", "G4"})
    void evenWhereNothingElseIsThere(Category category) {
        WhatIf.Outcome outcome = only(resource(row("40", category)));

        assertThat(outcome.added()).isEmpty();
        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.INFERRED);
    }

    @Test
    void aLineThatLumpsInferredIsLeftOut() {
        WhatIf.Outcome outcome = only(resource(row("10", MEASURED), row("60", INDICATED, INFERRED)));

        assertThat(added(outcome)).isEqualTo("10..10");
        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.LUMPS_INFERRED);
    }

    @Test
    void aTotalBesideItsPartsIsNotCountedTwice() {
        WhatIf.Outcome outcome =
                only(resource(row("10", MEASURED), row("20", INDICATED), row("30", MEASURED, INDICATED), row("70")));

        assertThat(added(outcome)).isEqualTo("30..30");
        assertThat(reasons(outcome))
                .containsExactly(LeftOut.Reason.REPEATS_CATEGORIES, LeftOut.Reason.CATEGORY_NOT_STATED);
    }

    @Test
    void reservesAmongResourcesAreNotAddedToThem() {
        WhatIf.Outcome outcome = only(resource(row("10", MEASURED), row("5", PROVED), row("6", PROBABLE)));

        assertThat(added(outcome)).isEqualTo("10..10");
        assertThat(reasons(outcome))
                .containsExactly(LeftOut.Reason.RESOURCES_AND_RESERVES, LeftOut.Reason.RESOURCES_AND_RESERVES);
    }

    @Test
    void anOwnersShareIsMadeTheWhole() {
        EstimateContent content = content(
                "rare-earths",
                EstimateKind.RESOURCE,
                ReportingCode.JORC,
                "REO",
                new BigDecimal("70"),
                null,
                row("700", MEASURED));
        WhatIf.Outcome outcome = only(content);

        assertThat(added(outcome)).isEqualTo("1000..1000");
        assertThat(outcome.selection().added().getFirst().words())
                .containsExactly("700 t, which is 70 % of the deposit: 1000 t of all");
    }

    @Test
    void oreTimesGradeStandsInForWhatIsNotStated() {
        CategoryRow row = new CategoryRow(List.of(MEASURED), tonnes(ABOUT, "1000000"), grade("0.5", "%"), null);
        WhatIf.Outcome outcome = only(resource(row));

        assertThat(added(outcome)).isEqualTo("5000..5000");
        assertThat(outcome.selection().added().getFirst().qualifier()).isEqualTo(ABOUT);
    }

    @Test
    void aFigureWithoutAUnitIsNotGuessed() {
        WhatIf.Outcome outcome = only(resource(
                row(new org.orebook.deposits.estimate.Figure(EXACTLY, BigDecimal.TEN, null, "loads", null), MEASURED)));

        assertThat(outcome.added()).isEmpty();
        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.NO_TONNAGE);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "SUPERSEDED", "WITHDRAWN"})
    void whatNoLongerStandsIsLeftOut(EstimateState state) {
        WhatIf.Outcome outcome = whatIf("REO", estimate(claim(tonnes(EXACTLY, "800000")), UUID.randomUUID(), state))
                .readings()
                .getFirst();

        assertThat(outcome.added()).isEmpty();
        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.valueOf(state.name()));
    }

    @Test
    void productionIsNoReserve() {
        WhatIf.Outcome outcome =
                only(content("rare-earths", EstimateKind.PRODUCTION, ReportingCode.NONE, "REO", row("800")));

        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.OTHER_MEASURE);
    }

    @Test
    void aDepositInNoCountryCountsForNone() {
        WhatIf.Outcome outcome = whatIf(
                        "REO",
                        estimate(rareEarths("REO", row("800")), UUID.randomUUID(), EstimateState.REPORTED, (String)
                                null))
                .readings()
                .getFirst();

        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.NO_COUNTRY);
    }

    @Test
    void ofAParentAndItsPartsTheParentCounts() {
        UUID parent = UUID.randomUUID();
        UUID child = UUID.randomUUID();
        WhatIfEstimate whole = estimate(rareEarths("REO", row("1000")), parent, EstimateState.REPORTED);
        WhatIfEstimate part = estimate(rareEarths("REO", row("800")), child, EstimateState.CONFIRMED, parent);
        WhatIfEstimate zone =
                estimate(rareEarths("REO", row("300")), UUID.randomUUID(), EstimateState.REPORTED, child, parent);

        WhatIf.Outcome outcome = whatIf("REO", zone, part, whole).readings().getFirst();

        assertThat(added(outcome)).isEqualTo("1000..1000");
        assertThat(reasons(outcome)).containsExactly(LeftOut.Reason.PART_OF_COUNTED, LeftOut.Reason.PART_OF_COUNTED);
        assertThat(outcome.selection().leftOut())
                .allMatch(left -> left.counted().equals(whole.id()));
    }

    @Test
    void wherePartOfAHiddenWholeIsCountedItsOwnPartsAreNot() {
        UUID district = UUID.randomUUID();
        UUID hidden = UUID.randomUUID();
        WhatIfEstimate whole = estimate(rareEarths("REO", row("1000")), district, EstimateState.REPORTED);
        WhatIfEstimate part =
                estimate(rareEarths("REO", row("800")), UUID.randomUUID(), EstimateState.REPORTED, hidden, district);

        assertThat(added(whatIf("REO", whole, part).readings().getFirst())).isEqualTo("1000..1000");
    }

    @Test
    void aParentWithoutAUsableFigureLeavesItsPartsToCount() {
        UUID parent = UUID.randomUUID();
        WhatIfEstimate whole = estimate(resource(row("1000", INFERRED)), parent, EstimateState.REPORTED);
        WhatIfEstimate one = estimate(resource(row("8", MEASURED)), UUID.randomUUID(), EstimateState.REPORTED, parent);
        WhatIfEstimate two = estimate(resource(row("9", MEASURED)), UUID.randomUUID(), EstimateState.REPORTED, parent);

        assertThat(added(whatIf("REO", whole, one, two).readings().getFirst())).isEqualTo("17..17");
    }

    @Test
    void ofOneDepositTheBestEstimateCounts() {
        UUID deposit = UUID.randomUUID();
        WhatIfEstimate older = estimate(published("2025-04-02", "1000"), deposit, EstimateState.REPORTED);
        WhatIfEstimate newer = estimate(published("2025-11-07", "800"), deposit, EstimateState.REPORTED);
        WhatIfEstimate coded = estimate(resource(row("300", MEASURED)), deposit, EstimateState.REPORTED);
        WhatIfEstimate confirmed = estimate(published("2020", "200"), deposit, EstimateState.CONFIRMED);

        assertThat(added(whatIf("REO", older, newer).readings().getFirst())).isEqualTo("800..800");
        assertThat(added(whatIf("REO", older, newer, coded).readings().getFirst()))
                .isEqualTo("300..300");
        WhatIf.Outcome all =
                whatIf("REO", older, newer, coded, confirmed).readings().getFirst();
        assertThat(added(all)).isEqualTo("200..200");
        assertThat(reasons(all))
                .containsOnly(LeftOut.Reason.OTHER_OF_SAME_DEPOSIT)
                .hasSize(3);
        assertThat(all.selection().leftOut().getFirst().words())
                .isEqualTo(
                        "another estimate of Some deposit (KZ-000001) counts: the confirmed one before the reported");
    }

    @Test
    void aSumIsNoSurerThanItsParts() {
        assertThat(Qualifier.ofSum(List.of(EXACTLY, EXACTLY))).isEqualTo(EXACTLY);
        assertThat(Qualifier.ofSum(List.of(EXACTLY, MORE_THAN))).isEqualTo(MORE_THAN);
        assertThat(Qualifier.ofSum(List.of(ABOUT, MORE_THAN))).isEqualTo(ABOUT);
        assertThat(Qualifier.ofSum(List.of(Qualifier.LESS_THAN, MORE_THAN))).isEqualTo(ABOUT);
    }

    private static EstimateContent rareEarths(String basis, CategoryRow... rows) {
        return content("rare-earths", EstimateKind.CLAIM, ReportingCode.NONE, basis, rows);
    }

    private static EstimateContent resource(CategoryRow... rows) {
        return content("rare-earths", EstimateKind.RESOURCE, ReportingCode.JORC, "REO", rows);
    }

    private static EstimateContent published(String on, String tonnes) {
        return content("rare-earths", EstimateKind.CLAIM, ReportingCode.NONE, "REO", null, on, row(tonnes));
    }

    private WhatIf.Outcome only(EstimateContent content) {
        return whatIf("REO", estimate(content)).readings().getFirst();
    }

    private WhatIf whatIf(String basis, WhatIfEstimate... estimates) {
        return whatIf(table("rare-earths", basis), estimates);
    }

    private WhatIf whatIf(RankTable table, WhatIfEstimate... estimates) {
        return WhatIf.of(table, List.of(estimates), bases);
    }

    private RankTable table(String commodity, String basis) {
        CountryFigure china = new CountryFigure(
                1,
                RowKind.COUNTRY,
                "CN",
                "China",
                Measure.RESERVES,
                0,
                false,
                new BigDecimal("44000000"),
                EXACTLY,
                null,
                "44000000",
                "t",
                basis,
                basis,
                null,
                null);
        return RankTable.of(
                new EditionTable("source", "Edition 2025", 2025, commodity, 1, List.of(china)),
                vocabularies.commodities().get(commodity),
                Measure.RESERVES,
                0,
                bases);
    }

    private static String added(WhatIf.Outcome outcome) {
        return outcome.added().values().stream()
                .map(range -> Words.shown(range.low()).toPlainString() + ".."
                        + Words.shown(range.high()).toPlainString())
                .reduce((one, other) -> one + " " + other)
                .orElse("nothing");
    }

    private static List<LeftOut.Reason> reasons(WhatIf.Outcome outcome) {
        return outcome.selection().leftOut().stream().map(LeftOut::reason).toList();
    }
}
