package org.orebook.deposits.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.vocabulary.Vocabularies;

/** The figures that come with a release, as USGS published them. */
class ShippedTablesTest {

    private static final Path PUBLISHED =
            Path.of(System.getProperty("orebook.data", "../../shared/data"), "reserves-mcs.csv");

    private final TableCheck check = new TableCheck(new Vocabularies(), new Bases(new Vocabularies()));

    @Test
    void haveNothingWrongWithThem() {
        TableCheck.Checked shipped = check.check(ShippedTables.rows(), null);

        assertThat(shipped.errors()).isEmpty();
        assertThat(shipped.tables())
                .extracting(table -> table.edition() + " " + table.commodity() + " " + table.rows())
                .containsExactly(
                        "MCS 2025 rare-earths 18",
                        "MCS 2026 rare-earths 18",
                        "MCS 2026 tungsten 14",
                        "MCS 2026 lithium 12",
                        "MCS 2026 antimony 18",
                        "MCS 2026 cobalt 14",
                        "MCS 2026 chromium 10",
                        "MCS 2026 nickel 11",
                        "MCS 2026 graphite 20");
    }

    @Test
    void sayTheSameAsThePublishedTable() throws IOException {
        assumeTrue(Files.exists(PUBLISHED), "reserves-mcs.csv is not beside the project");

        List<EditionTable> published = check.check(ReserveCsv.read(Files.readAllBytes(PUBLISHED)), null)
                .tables();

        assertThat(check.check(ShippedTables.rows(), null).tables()).isEqualTo(published);
    }

    /** MCS 2025, rare earths. */
    @Test
    void keepTheQualifierOfTheWorldTotal() {
        CountryFigure total = figure("MCS 2025", "rare-earths", RowKind.WORLD_TOTAL, null, Measure.RESERVES, 0);

        assertThat(total.raw()).isEqualTo(">90000000");
        assertThat(total.qualifier()).isEqualTo(Qualifier.MORE_THAN);
        assertThat(total.value()).isEqualByComparingTo("90000000");
    }

    /** MCS 2026: lithium of the United States is withheld, tungsten of Kazakhstan not available, graphite of Ukraine ( ). */
    @Test
    void tellWhyThereIsNoFigure() {
        assertThat(figure("MCS 2026", "lithium", RowKind.COUNTRY, "US", Measure.PRODUCTION, 2025))
                .returns(Absence.WITHHELD, CountryFigure::absence)
                .returns(true, CountryFigure::estimated)
                .returns(null, CountryFigure::value);
        assertThat(figure("MCS 2026", "tungsten", RowKind.COUNTRY, "KZ", Measure.RESERVES, 0))
                .returns(Absence.NOT_AVAILABLE, CountryFigure::absence)
                .returns("start of production at Boguty", CountryFigure::note);
        assertThat(figure("MCS 2026", "graphite", RowKind.COUNTRY, "UA", Measure.RESERVES, 0))
                .returns(Absence.IN_TOTAL, CountryFigure::absence);
    }

    /** MCS 2026, rare earths: Canada produced nothing in 2024. */
    @Test
    void takeADashForZero() {
        assertThat(figure("MCS 2026", "rare-earths", RowKind.COUNTRY, "CA", Measure.PRODUCTION, 2024))
                .returns(BigDecimal.ZERO, CountryFigure::value)
                .returns("—", CountryFigure::raw)
                .returns(null, CountryFigure::absence)
                .returns(false, CountryFigure::estimated);
    }

    /** MCS 2026, chromium: Kazakhstan, 230,000 thousand tonnes of chromite. */
    @Test
    void keepUnitAndBasisAsReported() {
        CountryFigure chromite = figure("MCS 2026", "chromium", RowKind.COUNTRY, "KZ", Measure.RESERVES, 0);

        assertThat(chromite.basis()).isEqualTo("gross-weight");
        assertThat(chromite.basisAsReported()).isEqualTo("gross weight (chromite)");
        assertThat(chromite.tonnes().orElseThrow()).isEqualByComparingTo("230000000");
    }

    private CountryFigure figure(
            String edition, String commodity, RowKind kind, String country, Measure measure, int year) {
        return check.check(ShippedTables.rows(), null).tables().stream()
                .filter(table ->
                        table.edition().equals(edition) && table.commodity().equals(commodity))
                .flatMap(table -> table.figures().stream())
                .filter(figure -> figure.kind() == kind
                        && (country == null || country.equals(figure.country()))
                        && figure.measure() == measure
                        && figure.year() == year)
                .findFirst()
                .orElseThrow();
    }
}
