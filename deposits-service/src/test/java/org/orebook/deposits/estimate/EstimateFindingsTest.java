package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.deposits.estimate.Finding.Code.BASES_MIXED;
import static org.orebook.deposits.estimate.Finding.Code.BASIS_NOT_STATED;
import static org.orebook.deposits.estimate.Finding.Code.CATEGORY_FOREIGN_TO_CODE;
import static org.orebook.deposits.estimate.Finding.Code.CONTAINED_EXCEEDS_ORE;
import static org.orebook.deposits.estimate.Finding.Code.DUPLICATE;
import static org.orebook.deposits.estimate.Finding.Code.EFFECTIVE_AFTER_PUBLISHED;
import static org.orebook.deposits.estimate.Finding.Code.EQUIVALENT_GRADE;
import static org.orebook.deposits.estimate.Finding.Code.FAR_FROM_EARLIER;
import static org.orebook.deposits.estimate.Finding.Code.GRADE_ABOVE_POSSIBLE;
import static org.orebook.deposits.estimate.Finding.Code.INCLUSION_NOT_STATED;
import static org.orebook.deposits.estimate.Finding.Code.INFERRED_LUMPED;
import static org.orebook.deposits.estimate.Finding.Code.NO_REPORTING_CODE;
import static org.orebook.deposits.estimate.Finding.Code.ORE_GRADE_CONTAINED_DISAGREE;
import static org.orebook.deposits.estimate.Finding.Code.UNIT_IMPROBABLE;
import static org.orebook.deposits.estimate.Finding.Code.UNIT_MISSING;
import static org.orebook.deposits.estimate.Stated.figure;
import static org.orebook.deposits.estimate.Stated.row;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.vocabulary.Vocabularies;

class EstimateFindingsTest {

    private static final Vocabularies VOCABULARIES = new Vocabularies();
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final EstimateFindings findings = new EstimateFindings(new Bases(VOCABULARIES), VOCABULARIES);

    @Test
    void findsNothingInASoundEstimate() {
        assertThat(find(Stated.sound())).isEmpty();
    }

    @Test
    void showsTheArithmeticOfThePress() {
        EstimateContent press = Stated.claim("rare-earths", "REO", row("20000000 t", "~700 g/t", "935400 t"));

        assertThat(find(press))
                .containsExactly(Finding.of(
                        ORE_GRADE_CONTAINED_DISAGREE,
                        1,
                        "20000000 t x about 700 g/t = 14000 t REO; 935400 t REO is stated, 66.8 times as much."));
    }

    @ParameterizedTest
    @CsvSource({
        // ore, grade, contained: within what the figures are written to
        "20 Mt, 700 g/t, 14000 t",
        "20 Mt, 700 g/t, 14 kt",
        "26.3 Mt, 0.21 %, 55 kt",
        "1.8 Mt, 0.4 %, 7 kt",
        // the last place of 7 is worth 7 %
        "1.84 Mt, 0.40 %, 7 kt",
        // about, nearly, more than, less than
        "10.00 Mt, ~1.000 %, 104.0 kt",
        "10.00 Mt, 1.000 %, nearly108.0 kt",
        "10.00 Mt, >0.100 %, 25.0 kt",
        "<10.00 Mt, 1.000 %, 25.0 kt",
        // pounds of tungsten, short tons of ore
        "1000 st, 1.000 %, 20000 lb"
    })
    void takesFiguresThatAgreeAsTheyAreWritten(String ore, String grade, String contained) {
        assertThat(codes(Stated.claim("tungsten", "WO3", row(ore, grade, contained))))
                .doesNotContain(ORE_GRADE_CONTAINED_DISAGREE);
    }

    @ParameterizedTest
    @CsvSource({
        "10.00 Mt, 1.000 %, 104.0 kt, 1.04 times as much",
        "10.00 Mt, 1.000 %, 92.0 kt, 0.92 of that amount",
        "10.00 Mt, >0.100 %, 9.0 kt, 0.9 of that amount",
        ">10.00 Mt, 0.100 %, 150.0 kt, 15 times as much",
        "<10.00 Mt, 1.000 %, 125.0 kt, 1.25 times as much",
        "10.00 Mt, 1.000 %, nearly80.0 kt, 0.8 of that amount",
        "10.00 Mt, 0.00 %, 9.0 kt, where there is none",
        "1000 st, 1.000 %, 20000 t, 2200 times as much"
    })
    void saysHowFarFiguresAreApart(String ore, String grade, String contained, String words) {
        assertThat(text(Stated.claim("tungsten", "WO3", row(ore, grade, contained)), ORE_GRADE_CONTAINED_DISAGREE))
                .endsWith(words + ".");
    }

    @Test
    void comparesInTheBasisOfWhatIsContained() {
        EstimateContent agree = Stated.claim("tungsten", "element", row("10.00 Mt", "0.500 % of WO3", "39.65 kt"));
        EstimateContent disagree = Stated.claim("tungsten", "element", row("10.00 Mt", "0.500 % of WO3", "50.00 kt"));

        assertThat(codes(agree)).doesNotContain(ORE_GRADE_CONTAINED_DISAGREE);
        assertThat(text(disagree, ORE_GRADE_CONTAINED_DISAGREE))
                .isEqualTo("10.00 Mt x 0.500 % = 50000 t WO3, which is 39650 t W (WO3 x 0.793 = W);"
                        + " 50.00 kt W (50000 t) is stated, 1.26 times as much.");
    }

    @Test
    void disagreesWithAStatedOxideOnlyOutsideTheWholeRange() {
        EstimateContent within = Stated.claim("rare-earths", "REO", row("10.00 Mt", "1.000 % of element", "120.0 kt"));
        EstimateContent outside = Stated.claim("rare-earths", "REO", row("10.00 Mt", "1.000 % of element", "140.0 kt"));

        assertThat(codes(within)).doesNotContain(ORE_GRADE_CONTAINED_DISAGREE);
        assertThat(text(outside, ORE_GRADE_CONTAINED_DISAGREE))
                .isEqualTo(
                        "10.00 Mt x 1.000 % = 100000 t metal, which is 114000 to 127000 t REO (rare-earth metals x 1.14"
                                + " to 1.27 = REO: a range, since the split by element is not stated);"
                                + " 140.0 kt REO (140000 t) is stated, at least 1.1 times as much.");
    }

    @ParameterizedTest
    @CsvSource({"10 Mt, 1 %, 100", "10, 1 %, 100 kt", "10 Mt, 300 mg/L, 100 kt", "10 Mt, 1 % of gross-weight, 500 kt"})
    void comparesNothingThatHasNoCommonMeasure(String ore, String grade, String contained) {
        assertThat(codes(Stated.claim("tungsten", "WO3", row(ore, grade, contained))))
                .doesNotContain(ORE_GRADE_CONTAINED_DISAGREE);
    }

    @Test
    void findsMoreContainedThanOre() {
        assertThat(text(Stated.claim("tungsten", "WO3", row("100 t", null, "150 t")), CONTAINED_EXCEEDS_ORE))
                .isEqualTo("150 t WO3 contained in 100 t of ore: 1.5 times as much.");
        assertThat(codes(Stated.claim("tungsten", "WO3", row("150 t", null, "100 t"))))
                .isEmpty();
        assertThat(codes(Stated.claim("tungsten", "WO3", row(">100 t", null, "150 t"))))
                .isEmpty();
        assertThat(codes(Stated.claim("tungsten", "WO3", row("100 t", null, "150 t of ore"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tungsten; element; 80 %; 80 % W: pure WO3 has 79.3 %.",
                "cerium; element; 860 kg/t; 860 kg/t Ce: 86 %, but pure Ce2O3 has 85.38 %.",
                "tungsten; WO3; 101 %; 101 % WO3: nothing is more than 100 %.",
                "gold; element; 1000001 g/t; 1000001 g/t Au: 100.0001 %, but nothing is more than 100 %."
            })
    void findsAGradeThatThePureCompoundDoesNotHave(String commodity, String basis, String grade, String words) {
        assertThat(text(Stated.claim(commodity, basis, row(null, grade, null)), GRADE_ABOVE_POSSIBLE))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "tungsten, element, 79.3 %",
        "tungsten, WO3, 100 %",
        "tungsten, not-stated, 90 %",
        "gold, element, 99 %",
        "lithium, element, 300 mg/L"
    })
    void takesAGradeThatIsPossible(String commodity, String basis, String grade) {
        assertThat(codes(Stated.claim(commodity, basis, row(null, grade, null))))
                .doesNotContain(GRADE_ABOVE_POSSIBLE);
    }

    @Test
    void findsMixedBasesButNotAnUnstatedOne() {
        assertThat(text(
                        Stated.claim("tungsten", "WO3", row("10.00 Mt", "1.000 %", "79.30 kt of element")),
                        BASES_MIXED))
                .isEqualTo("The grade is of WO3, the contained figure of W:"
                        + " 79.30 kt W (79300 t) is 100000 t WO3 (W / 0.793 = WO3).");
        assertThat(text(Stated.claim("tungsten", "WO3", row(null, "1 %", "100 t of gross-weight")), BASES_MIXED))
                .isEqualTo(
                        "The grade is of WO3, the contained figure of gross weight, and no factor leads from one to the"
                                + " other.");
        assertThat(codes(Stated.claim("tungsten", "WO3", row("10.00 Mt", "1.000 %", "100.0 kt of not-stated"))))
                .doesNotContain(BASES_MIXED);
        assertThat(codes(Stated.claim("neodymium", "REO", row("10.00 Mt", "1.000 %", "100.0 kt of Nd2O3"))))
                .isEmpty();
    }

    @Test
    void findsInferredInOneFigureWithWhatIsSurer() {
        EstimateContent lumped =
                Stated.resource(ReportingCode.JORC, row("10 Mt", "1 %", null, Category.INDICATED, Category.INFERRED));
        EstimateContent sure =
                Stated.resource(ReportingCode.JORC, row("10 Mt", "1 %", null, Category.MEASURED, Category.INDICATED));

        EstimateContent three = Stated.resource(
                ReportingCode.JORC,
                row("10 Mt", "1 %", null, Category.INDICATED, Category.INFERRED, Category.MEASURED));

        assertThat(text(lumped, INFERRED_LUMPED)).startsWith("Indicated and inferred in one figure: ");
        assertThat(text(three, INFERRED_LUMPED)).startsWith("Indicated, inferred and measured in one figure: ");
        assertThat(codes(sure)).doesNotContain(INFERRED_LUMPED);
    }

    @Test
    void findsACategoryThatTheCodeDoesNotHave() {
        assertThat(text(
                        Stated.resource(ReportingCode.JORC, row("10 Mt", "1 %", null, Category.C1, Category.B)),
                        CATEGORY_FOREIGN_TO_CODE))
                .isEqualTo("In JORC there is no category C1 and B.");
        assertThat(codes(Stated.resource(ReportingCode.GKZ, row("10 Mt", "1 %", null, Category.C1, Category.B))))
                .doesNotContain(CATEGORY_FOREIGN_TO_CODE);
        // An estimate of resources may list the reserves that they include.
        assertThat(codes(Stated.resource(ReportingCode.JORC, row("10 Mt", "1 %", null, Category.PROVED))))
                .doesNotContain(CATEGORY_FOREIGN_TO_CODE);
    }

    @ParameterizedTest
    @CsvSource({"2020, 2019-05", "2019-06, 2019-05-31", "2019-06-01, 2019-05-31", "2019-05-31, 2018"})
    void findsAnEffectiveDateThatIsSurelyAfterPublication(String effective, String published) {
        assertThat(text(Stated.dated(effective, published), EFFECTIVE_AFTER_PUBLISHED))
                .isEqualTo("Effective on " + effective + ", but published on " + published + " already.");
    }

    @ParameterizedTest
    @CsvSource({"2019, 2019-05", "2019-05-31, 2019-05", "2019-05-31, 2019-05-31", "2019, 2020", ", 2020", "2020,"})
    void takesAnEffectiveDateThatMayBeBefore(String effective, String published) {
        assertThat(codes(Stated.dated(effective, published))).doesNotContain(EFFECTIVE_AFTER_PUBLISHED);
    }

    @Test
    void findsFiguresWithoutAUnit() {
        assertThat(text(Stated.claim("tungsten", "WO3", row("26", "5.2", "1 t")), UNIT_MISSING))
                .isEqualTo(
                        "Ore 26 (no unit), grade 5.2 (no unit): a figure without a unit is kept and never normalised.");
        assertThat(codes(Stated.claim("tungsten", "WO3", row("26 t", "5.2 [w1%]", null))))
                .containsExactly(UNIT_IMPROBABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300 Gt?", "250000 Mt", "0.5 t", "12 [samples]", "12 %", "-1 t"})
    void findsOreInUnitsOrAmountsThatNoDepositHas(String ore) {
        String stated = ore.equals("300 Gt?") ? "300 [Gt?]" : ore;
        assertThat(codes(Stated.claim("tungsten", "WO3", row(stated, null, null))))
                .containsExactly(UNIT_IMPROBABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150000 Mt", "1 t", "0 t", "12 Mt"})
    void takesOreThatADepositCanHave(String ore) {
        assertThat(codes(Stated.claim("tungsten", "WO3", row(ore, null, null)))).isEmpty();
    }

    @Test
    void findsImprobableContainedAndGrade() {
        assertThat(codes(Stated.claim("tungsten", "WO3", row(null, null, "120000 Mt"))))
                .containsExactly(UNIT_IMPROBABLE);
        assertThat(codes(Stated.claim("tungsten", "WO3", row(null, null, "5 kg"))))
                .isEmpty();
        assertThat(codes(Stated.claim("tungsten", "WO3", row(null, "5 t", null))))
                .containsExactly(UNIT_IMPROBABLE);
        assertThat(codes(Stated.claim("lithium", "element", row(null, "300 mg/L", null))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nickel equivalence percent", "gold equivalent g/t", "% SnEq", "% SNEQ", "SNEQ %", "g/t AuEq"})
    void findsGradesOfSeveralCommoditiesAsOne(String unit) {
        assertThat(codes(Stated.claim("tin", "element", row(null, "0.5 [" + unit + "]", null))))
                .containsExactly(EQUIVALENT_GRADE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"% Sequence", "frequency", "Eq", "% lithium carbonate equivalent"})
    void takesOtherUnitsForNoEquivalents(String unit) {
        assertThat(codes(Stated.claim("lithium", "element", row(null, "0.5 [" + unit + "]", null))))
                .containsExactly(UNIT_IMPROBABLE);
    }

    @Test
    void reckonsNothingWithAnEquivalentGrade() {
        CategoryRow row = new CategoryRow(
                List.of(),
                figure("10 Mt"),
                new Figure(null, new java.math.BigDecimal("1"), "%", "% SnEq", null),
                figure("500 kt"));

        assertThat(codes(Stated.claim("tin", "element", row))).containsExactly(EQUIVALENT_GRADE);
        assertThat(Contained.computed(row, Stated.claim("tin", "element", row))).isEmpty();
    }

    @Test
    void findsTheSameFiguresAgain() {
        EstimateContent first = Stated.claim("tungsten", "WO3", row("10 Mt", "1.0 %", null));
        EstimateContent again =
                Stated.from("Another paper", Stated.claim("tungsten", "WO3", row("10.0 Mt", "1 %", null)));
        EstimateContent other = Stated.claim("tungsten", "WO3", row("11 Mt", "1 %", null));

        assertThat(findings.find(again, List.of(earlier(SECOND, other), earlier(FIRST, first))))
                .containsExactly(new Finding(
                        DUPLICATE,
                        null,
                        "The same figures are recorded already, of \"Report\" (2019-05).",
                        FIRST,
                        null));
        assertThat(findings.find(again, List.of(earlier(SECOND, other)))).isEmpty();
    }

    @Test
    void findsWhatIsFarFromTheNewestComparableEstimate() {
        EstimateContent press = Stated.claim("tungsten", "WO3", row(null, null, "800000 t"));
        EstimateContent small = Stated.from("Survey", Stated.claim("tungsten", "element", row(null, null, "79300 t")));
        EstimateContent near = Stated.from("Review", Stated.claim("tungsten", "WO3", row(null, null, "300000 t")));

        assertThat(findings.find(press, List.of(earlier(FIRST, small), earlier(SECOND, near))))
                .containsExactly(new Finding(
                        FAR_FROM_EARLIER,
                        null,
                        "800000 t WO3 against 79300 t W, which is 100000 t WO3 (W / 0.793 = WO3), in \"Survey\""
                                + " (2019-05): 8 times as much.",
                        FIRST,
                        null));
        assertThat(findings.find(press, List.of(earlier(SECOND, near), earlier(FIRST, small))))
                .isEmpty();
        assertThat(findings.find(small, List.of(earlier(FIRST, press))))
                .extracting(Finding::text)
                .containsExactly("79300 t W against 800000 t WO3, which is 634400 t W (WO3 x 0.793 = W), in \"Report\""
                        + " (2019-05): 0.125 of that amount.");
    }

    @Test
    void comparesOreWhereNothingElseIsKnownAndNeverAcrossCategories() {
        EstimateContent now =
                Stated.from("Later", Stated.resource(ReportingCode.NONE, row("90 Mt", null, null, Category.INFERRED)));
        EstimateContent before = Stated.resource(ReportingCode.NONE, row("10 Mt", null, null, Category.INFERRED));
        EstimateContent sure = Stated.resource(ReportingCode.NONE, row("10 Mt", null, null, Category.MEASURED));

        assertThat(texts(findings.find(now, List.of(earlier(FIRST, before))), FAR_FROM_EARLIER))
                .containsExactly("Inferred: 90000000 t of ore against 10000000 t of ore in \"Report\" (2019-05):"
                        + " 9 times as much.");
        assertThat(texts(findings.find(now, List.of(earlier(FIRST, sure))), FAR_FROM_EARLIER))
                .isEmpty();
    }

    @Test
    void findsReservesUnderNoCode() {
        assertThat(text(Stated.reserve(ReportingCode.NONE), NO_REPORTING_CODE))
                .isEqualTo("Called a reserve under no reporting code: reserves in the news usually means resources, or"
                        + " less.");
        assertThat(codes(Stated.resource(ReportingCode.NONE, row("1 Mt", null, null))))
                .containsExactly(NO_REPORTING_CODE);
        assertThat(codes(Stated.reserve(ReportingCode.KAZRC))).isEmpty();
        assertThat(codes(Stated.claim("tungsten", "WO3", row("1 Mt", null, null))))
                .isEmpty();
    }

    @Test
    void findsFiguresOfWhichNobodySaidWhatTheyAreOf() {
        assertThat(text(Stated.claim("tungsten", "not-stated", row(null, null, "10 t")), BASIS_NOT_STATED))
                .isEqualTo("Nobody said what the figures are of; they can be meant as W or WO3.");
        assertThat(text(Stated.claim("rare-earths", "not-stated", row(null, "1 %", null)), BASIS_NOT_STATED))
                .isEqualTo("Nobody said what the figures are of; they can be meant as REO or metal.");
        assertThat(codes(Stated.claim("tungsten", "not-stated", row("10 t", null, null))))
                .isEmpty();
        assertThat(codes(Stated.claim("tungsten", "not-stated", row(null, "1 % of WO3", null))))
                .isEmpty();
    }

    @Test
    void notesThatInclusionIsNotStated() {
        EstimateContent measured = Stated.resource(ReportingCode.JORC, row("1 Mt", null, null, Category.MEASURED));

        assertThat(find(measured)).allMatch(finding -> finding.code() == INCLUSION_NOT_STATED && !finding.isOpen());
        assertThat(find(measured)).hasSize(1);
        assertThat(codes(Stated.resource(ReportingCode.JORC, row("1 Mt", null, null, Category.INFERRED))))
                .isEmpty();
        assertThat(codes(Stated.resource(ReportingCode.GKZ, row("1 Mt", null, null, Category.B))))
                .isEmpty();
    }

    @Test
    void findsAtMostFifty() {
        CategoryRow row = row("10", "5", "10 %");
        EstimateContent many = Stated.claim(
                "tungsten", "WO3", Stream.generate(() -> row).limit(200).toArray(CategoryRow[]::new));

        assertThat(find(many)).hasSize(50).isEqualTo(find(many));
    }

    private List<Finding> find(EstimateContent content) {
        return findings.find(content, List.of());
    }

    private List<Finding.Code> codes(EstimateContent content) {
        return find(content).stream().map(Finding::code).toList();
    }

    private String text(EstimateContent content, Finding.Code code) {
        assertThat(texts(find(content), code)).hasSize(1);
        return texts(find(content), code).getFirst();
    }

    private static List<String> texts(List<Finding> found, Finding.Code code) {
        return found.stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::text)
                .toList();
    }

    private static EstimateFindings.Earlier earlier(UUID id, EstimateContent content) {
        return new EstimateFindings.Earlier(id, content);
    }
}
