package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatesLayoutTest {

    private static final String HEADER = "source,record_id,site_name,country,iso2,lat,lon,commodity,"
            + "commodity_as_reported,form,categories,zone,ore_value,ore_unit,grade_value,grade_unit,cutoff_value,"
            + "cutoff_unit,contained_metal,effective_date,document_title,document_uri,page,source_uri\n";

    @Test
    void readsAnEstimateWithItsSite() {
        RowReading.Estimated row = only(HEADER
                + "report,7,Boguty; Bogutin,Kazakstan,KZ,43.5,78.5,Tungsten,WO3,WO3,Indicated+Inferred,east,70.10,"
                + "million tonnes,0.25,percent,0.1,percent,,2019-05,Report,10.1/x,13,https://x.example\n");

        assertThat(row.site())
                .isEqualTo(DepositRow.builder(1, 2)
                        .source("report")
                        .recordId("7")
                        .nameAsReported("Boguty; Bogutin")
                        .name(new ReportedName("Boguty", null, null, "main"))
                        .name(new ReportedName("Bogutin", null, null, "alternative"))
                        .country("Kazakstan")
                        .countryToday("KZ")
                        .position(78.5, 43.5)
                        .commodity(new ReportedCommodity("Tungsten", null))
                        .reference(new ReportedSource("report", "https://x.example", null))
                        .build());
        ReportedEstimate estimate = row.estimate();
        assertThat(estimate.ore()).isEqualTo(figure("ore", null, "70.10", "million tonnes"));
        assertThat(estimate.grade()).isEqualTo(figure("grade", null, "0.25", "percent"));
        assertThat(estimate.cutOff()).isEqualTo(figure("cutoff", null, "0.1", "percent"));
        assertThat(estimate.contained()).isNull();
        assertThat(estimate.form()).isEqualTo("WO3");
        assertThat(estimate.categories()).isEqualTo("Indicated+Inferred");
        assertThat(estimate.page()).isEqualTo("13");
        assertThat(row.passedOver()).isEmpty();
    }

    @Test
    void readsWhatOtherFilesSayBesides() {
        RowReading.Estimated row = only("source,record_id,site_name,commodity,ore_value,ore_unit,ore_qualifier,"
                + "grade_value,grade_unit,grade_qualifier,contained_value,contained_unit,contained_qualifier,kind,"
                + "reporting_code,basis,attributable_percent,published_date,sha256,read_on,excerpt,note\n"
                + "s,1,A,Tin,5,Mt,>,1,%,~,50,kt,nearly,claim,JORC,element,51,2020,ab,2024-01-02,as it stands,a note\n");

        assertThat(row.estimate().ore()).isEqualTo(figure("ore", ">", "5", "Mt"));
        assertThat(row.estimate().grade()).isEqualTo(figure("grade", "~", "1", "%"));
        assertThat(row.estimate().contained()).isEqualTo(figure("contained", "nearly", "50", "kt"));
        assertThat(row.estimate().attributablePercent().value()).isEqualByComparingTo("51");
        assertThat(List.of(
                        row.estimate().kind(),
                        row.estimate().reportingCode(),
                        row.estimate().basis(),
                        row.estimate().publishedOn(),
                        row.estimate().sha256(),
                        row.estimate().readOn(),
                        row.estimate().excerpt(),
                        row.estimate().note()))
                .containsExactly("claim", "JORC", "element", "2020", "ab", "2024-01-02", "as it stands", "a note");
    }

    private static ReportedFigure figure(String name, String qualifier, String value, String unit) {
        return new ReportedFigure(name + "_value", name + "_unit", qualifier, new BigDecimal(value), unit);
    }

    @Test
    void passesOverAPositionThatNobodyKnew() {
        RowReading.Estimated row = only(site("0.0", "0.0"));

        assertThat(row.site().longitude()).isNull();
        assertThat(row.passedOver())
                .containsExactly(
                        new RowError("lat", "0, 0", "zero-position", "Longitude 0 and latitude 0 is open sea."));
        assertThat(only(site("", "")).passedOver()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"96.1,23.6,swapped-coordinates", "96.1,123.6,out-of-range", "48,,incomplete-position"})
    void refusesAnImpossiblePosition(String latitude, String longitude, String code) {
        assertThat(read(site(latitude, longitude == null ? "" : longitude))
                        .error()
                        .code())
                .isEqualTo(code);
    }

    private static String site(String latitude, String longitude) {
        return HEADER + "s,1,A,,," + latitude + "," + longitude + ",Tin,,,,,5,,,,,,,,,,,\n";
    }

    @ParameterizedTest
    @CsvSource({
        "-1, out-of-range",
        "1e24, out-of-range",
        "1e-31, out-of-range",
        "1e-99999999999, out-of-range",
        "1234567890123456789012345678901, out-of-range",
        "'1,5', not-a-number",
        "NA, not-a-number",
        "1e999, not-a-number"
    })
    void refusesAFigureThatCannotBeOne(String value, String code) {
        RowError error = read(HEADER + "s,1,A,,,,,Tin,,,,,\"" + value + "\",,,,,,,,,,,\n")
                .error();

        assertThat(error.field()).isEqualTo("ore_value");
        assertThat(error.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0", "999999999999999999999999", "0.000000000000000000000000000001", "3.25E+14"})
    void takesAFigureAsItIsWritten(String value) {
        assertThat(only(HEADER + "s,1,A,,,,,Tin,,,,," + value + ",,,,,,,,,,,\n")
                        .estimate()
                        .ore()
                        .value())
                .isEqualTo(new BigDecimal(value));
    }

    @Test
    void namesTheColumnsThatItCannotDoWithout() {
        assertThat(read("source,record_id,site_name,ore_value\n").failure().reason())
                .isEqualTo("The file lacks the columns commodity, ore_unit, grade_value, grade_unit; it has source,"
                        + " record_id, site_name, ore_value.");
    }

    private static RowReading.Estimated only(String text) {
        ReadFile file = read(text);
        assertThat(file.failure()).isNull();
        assertThat(file.readings()).hasSize(1);
        assertThat(file.readings().getFirst()).isInstanceOf(RowReading.Estimated.class);
        return (RowReading.Estimated) file.readings().getFirst();
    }

    private static ReadFile read(String text) {
        return ReadFile.of(ImportFormat.ESTIMATES, text, ReadOptions.defaults());
    }
}
