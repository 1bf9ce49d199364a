package org.orebook.deposits.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateSource;
import org.orebook.deposits.estimate.Figure;
import org.orebook.deposits.estimate.ReportingCode;
import org.orebook.deposits.importing.source.ImportFormat;
import org.orebook.deposits.importing.source.ReadOptions;
import org.orebook.deposits.importing.source.RowError;
import org.orebook.deposits.importing.source.RowReader;
import org.orebook.deposits.importing.source.RowReaders;
import org.orebook.deposits.importing.source.RowReading;

class EstimateTranslationTest {

    private static final Vocabularies VOCABULARIES = new Vocabularies();

    private final EstimateTranslation translation = new EstimateTranslation(new Bases(VOCABULARIES), VOCABULARIES);
    private final Unrecognised unrecognised = new Unrecognised();

    /** A row of which some cells say something else than usual. */
    private EstimateContent content(Map<String, String> cells) {
        Map<String, String> row = new java.util.LinkedHashMap<>(Map.of(
                "source", "s",
                "record_id", "7",
                "site_name", "A",
                "commodity", "Tungsten",
                "ore_value", "5.0",
                "ore_unit", "million tonnes",
                "grade_value", "0.25",
                "grade_unit", "percent"));
        row.putAll(cells);
        String text = String.join(",", row.keySet()) + "\n"
                + String.join(
                        ",",
                        row.values().stream().map(cell -> "\"" + cell + "\"").toList()) + "\n";
        try (RowReader reader = RowReaders.open(
                ImportFormat.ESTIMATES,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                ReadOptions.defaults())) {
            RowReading.Estimated reading = (RowReading.Estimated) reader.next();
            return translation.content(reading.site(), reading.estimate(), unrecognised);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<RowError> errors(Map<String, String> cells) {
        return catchThrowableOfType(RejectedRow.class, () -> content(cells)).errors();
    }

    @Test
    void keepsWhatTheRowSaysBesideWhatItMeans() {
        EstimateContent content = content(Map.of("commodity_as_reported", "tungsten", "zone", "east"));

        assertThat(content.commodity()).isEqualTo("tungsten");
        assertThat(content.commodityAsReported()).isNull();
        assertThat(content.zone()).isEqualTo("east");
        assertThat(content.rows().getFirst().ore())
                .isEqualTo(
                        new Figure(Qualifier.EXACTLY, new java.math.BigDecimal("5.0"), "Mt", "million tonnes", null));
        assertThat(content.rows().getFirst().grade())
                .isEqualTo(new Figure(Qualifier.EXACTLY, new java.math.BigDecimal("0.25"), "%", "percent", null));
        assertThat(content.basis()).isEqualTo("not-stated");
        assertThat(content.source()).isEqualTo(new EstimateSource(null, null, null, null, null, null, "s", "7"));
    }

    @ParameterizedTest
    @CsvSource({
        // The form says it, with its spaces, its case and its names;
        "Tungsten, tungsten, WO3, percent, WO3",
        "Niobium, niobium, Nb 2O5, percent, Nb2O5",
        "Vanadium, vanadium, Vanadium Pentoxide, percent, V2O5",
        "Nickel, nickel, Ni, percent, element",
        "Nickel, nickel, Nickel, percent, element",
        "Rare Earth Elements, rare earth elements, TREO, percent, REO",
        // a unit, or a word for nothing, is no form;
        "Tungsten, tungsten, ppm, percent, not-stated",
        "Tungsten, tungsten, [], percent, not-stated",
        "Tungsten, tungsten, null, percent, not-stated",
        "Tungsten, tungsten, None, percent, not-stated",
        // nor is the compound of another commodity;
        "Cobalt, cobalt, Li2CO3, percent, not-stated",
        // else what is written with the unit;
        "Tungsten, tungsten, '', % WO3, WO3",
        "Tungsten, tungsten, '', WO3%, WO3",
        "Lithium, lithium, '', Li2O (%), Li2O",
        "Lithium, lithium, '', Li₂O (%), Li2O",
        "Tin, tin, '', % Sn, element",
        "Cobalt, cobalt, '', % (Co), element",
        "Iron, iron, '', % iron, element",
        "Palladium, palladium, '', ppb Pd, element",
        // else what is written with the commodity.
        "Copper, % Cu, '', percent, element",
        "Gold, g/t Au, '', gram per tonne, element",
        "Uranium, % U3O8, '', percent, U3O8",
        "Tungsten, WO3, '', percent, WO3",
        "Yttrium, Y ppm, '', parts per million, element",
        "Copper, copper, '', percent, not-stated"
    })
    void readsWhatFiguresAreOf(String commodity, String asReported, String form, String gradeUnit, String basis) {
        assertThat(content(Map.of(
                                "commodity", commodity,
                                "commodity_as_reported", asReported,
                                "form", form,
                                "grade_unit", gradeUnit))
                        .basis())
                .isEqualTo(basis);
    }

    @Test
    void saysOfAFigureWhatItIsOfWhereThatDiffers() {
        Figure grade = content(Map.of("form", "WO3", "grade_unit", "% W"))
                .rows()
                .getFirst()
                .grade();

        assertThat(grade.unit()).isEqualTo("%");
        assertThat(grade.basis()).isEqualTo("element");
    }

    @ParameterizedTest
    @CsvSource({
        "percent, %, percent",
        "%, %,",
        "(%), %, (%)",
        "gram per tonne, g/t, gram per tonne",
        "parts per million, ppm, parts per million",
        "mg/L, mg/L,",
        "% WO3, %, % WO3",
        "nickel equivalence percent,, nickel equivalence percent",
        "% SnEq,, % SnEq",
        "% Fe,, % Fe",
        "tonnes,, tonnes",
        "000's,, 000's",
        "'',,",
        "N/A,,"
    })
    void keepsAUnitOfGradeThatNobodyKnowsInItsWords(String words, String unit, String asReported) {
        Figure grade = content(Map.of("grade_unit", words)).rows().getFirst().grade();

        assertThat(grade.unit()).isEqualTo(unit);
        assertThat(grade.unitAsReported()).isEqualTo(asReported);
    }

    @ParameterizedTest
    @CsvSource({"Ktonnes, kt", "short tons, st", "million short tons, Mst", "kt, kt", "000's,", "percent,", "mg/l,"})
    void readsUnitsOfTonnage(String words, String unit) {
        assertThat(content(Map.of("ore_unit", words)).rows().getFirst().ore().unit())
                .isEqualTo(unit);
    }

    @Test
    void notesWhatNobodyKnows() {
        EstimateContent content = content(Map.of("ore_unit", "000's", "form", "NiEq", "note", "Read twice."));

        assertThat(content.note()).isEqualTo("Read twice. Form as reported: NiEq");
        assertThat(unrecognised.entries())
                .containsExactly(
                        new Unrecognised.Entry("ore_unit", "000's", 1, 1),
                        new Unrecognised.Entry("form", "NiEq", 1, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "Indicated+Inferred+Measured, '', resource",
        "Probable+Proven, '', reserve",
        "Probable+Measured, '', resource",
        "C1+C2, '', resource",
        "'', '', endowment",
        "'', 13, claim"
    })
    void saysWhatKindOfFigureItIs(String categories, String page, String kind) {
        assertThat(content(Map.of("categories", categories, "page", page)).kind())
                .isEqualTo(EstimateKind.ofCode(kind));
    }

    @Test
    void readsCategoriesOfOneFigure() {
        assertThat(content(Map.of("categories", "Proven + probable"))
                        .rows()
                        .getFirst()
                        .categories())
                .containsExactlyInAnyOrder(Category.PROBABLE, Category.PROVED);
        assertThat(content(Map.of("categories", "B,C1,P2")).rows().getFirst().categories())
                .containsExactly(Category.B, Category.C1, Category.P2);
    }

    @Test
    void takesTheCodeThatTheTitleOfAReportNames() {
        assertThat(content(Map.of("document_title", "NI 43-101 Technical Report for X"))
                        .reportingCode())
                .isEqualTo(ReportingCode.NI_43_101);
        assertThat(content(Map.of("document_title", "About NI 43-101")).reportingCode())
                .isEqualTo(ReportingCode.NONE);
        assertThat(content(Map.of("reporting_code", "JORC")).reportingCode()).isEqualTo(ReportingCode.JORC);
    }

    @ParameterizedTest
    @CsvSource({"1997, 1997", "2019-05, 2019-05", "2024-02-22 00:00:00, 2024-02-22", "2024-02-22, 2024-02-22"})
    void readsDatesAsFarAsTheyAreStated(String stated, String date) {
        assertThat(content(Map.of("effective_date", stated)).effectiveOn()).isEqualTo(date);
    }

    @Test
    void makesAnAddressOfADoi() {
        assertThat(content(Map.of("document_uri", "10.5382/econgeo.2018.4590", "source_uri", "https://x.example"))
                        .source()
                        .uri())
                .isEqualTo("https://doi.org/10.5382/econgeo.2018.4590");
        assertThat(content(Map.of("source_uri", "https://x.example")).source().uri())
                .isEqualTo("https://x.example");
    }

    @ParameterizedTest
    @CsvSource({
        "commodity, base, unknown-commodity",
        "categories, Speculative, unknown-category",
        "categories, Indicated+, unknown-category",
        "kind, guess, invalid-kind",
        "reporting_code, ISO, invalid-reporting-code",
        "basis, Li2O, invalid-basis",
        "ore_qualifier, roughly, invalid-qualifier",
        "attributable_percent, 0, invalid-attributable-percent",
        "attributable_percent, 100.5, invalid-attributable-percent",
        "effective_date, 2019-13, invalid-effective-date",
        "published_date, soon, invalid-published-date",
        "read_on, 2019-02-30, invalid-read-on",
        "sha256, abc, invalid-sha256",
        "document_uri, javascript:alert(1), invalid-document-uri",
        "document_uri, report.pdf, invalid-document-uri",
        "source_uri, a b, invalid-source-uri"
    })
    void refusesWhatWouldBeWrongInTheRegistry(String field, String value, String code) {
        assertThat(errors(Map.of(field, value))).extracting(RowError::code).containsExactly(code);
        assertThat(errors(Map.of(field, value))).extracting(RowError::value).containsExactly(value);
    }

    @Test
    void refusesARowWithoutAnyFigure() {
        assertThat(errors(Map.of("ore_value", "", "grade_value", "")))
                .extracting(RowError::code)
                .containsExactly("no-figure");
        assertThat(content(Map.of("ore_value", "")).rows().getFirst().ore()).isNull();
    }

    @Test
    void leavesPercentAboveAHundredToTheFindings() {
        assertThat(content(Map.of("grade_value", "250"))
                        .rows()
                        .getFirst()
                        .grade()
                        .value())
                .isEqualByComparingTo("250");
    }
}
