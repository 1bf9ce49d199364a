package org.orebook.deposits.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.EditionTable;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.RowKind;

class RankTableTest {

    private final Vocabularies vocabularies = new Vocabularies();
    private final Bases bases = new Bases(vocabularies);

    @Test
    void countriesWithTheSameTonnageShareARank() {
        RankTable table = tungsten(
                figure("CN", "20", "t", "element"),
                figure("RU", "10", "t", "element"),
                figure("VN", "10.0", "t", "element"),
                figure("ES", "5", "t", "element"));

        assertThat(table.entries())
                .extracting(entry -> entry.rank() + " " + entry.country())
                .containsExactly("1 CN", "2 RU", "2 VN", "4 ES");
    }

    @Test
    void ranksOnOneBasisAndWarnsWhereTheyAreMixed() {
        EditionTable edition = edition(
                figure("CN", "20", "t", "element"),
                figure("RU", "10", "t", "element"),
                figure("VN", "20", "t", "WO3"),
                figure("ES", "0.5", "kt", "gross-weight"));
        RankTable table = ranked(edition);

        assertThat(table.basis().code()).isEqualTo("element");
        assertThat(table.entries())
                .extracting(entry -> entry.rank() + " " + entry.country() + " " + Words.shown(entry.tonnes()))
                .containsExactly("1 CN 20", "2 VN 15.86", "3 RU 10");
        assertThat(table.entries().get(1).words()).isEqualTo("WO3 x 0.793 = W");
        assertThat(table.unranked()).singleElement().satisfies(unranked -> {
            assertThat(unranked.figure().country()).isEqualTo("ES");
            assertThat(unranked.reason()).isEqualTo("other-basis");
            assertThat(unranked.words())
                    .isEqualTo("its figure is of gross-weight, which is not exactly comparable with element");
        });
        assertThat(Warnings.of(table, List.of(edition), null))
                .extracting(warning -> warning.code().code())
                .containsExactly("mixed-bases", "mixed-units");
    }

    /** Only the split by element would tell how much REO 10 t of rare-earth metals are: a range has no rank. */
    @Test
    void doesNotRankARange() {
        RankTable table = RankTable.of(
                new EditionTable(
                        "source",
                        "Edition 2025",
                        2025,
                        "rare-earths",
                        2,
                        List.of(figure("CN", "20", "t", "REO"), figure("KZ", "10", "t", "element"))),
                vocabularies.commodities().get("rare-earths"),
                Measure.RESERVES,
                0,
                bases);

        assertThat(table.unranked()).extracting(RankTable.Unranked::reason).containsExactly("other-basis");
    }

    @Test
    void warnsOfFiguresThatAreOnlyAboutSo() {
        EditionTable edition = edition(figure("CN", Qualifier.MORE_THAN, "20"), figure("RU", Qualifier.EXACTLY, "10"));

        assertThat(Warnings.of(ranked(edition), List.of(edition), null))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.code()).isEqualTo(Warning.Code.QUALIFIED);
                    assertThat(warning.countries()).containsExactly("CN");
                });
    }

    @Test
    void takesTheSumOfTheRowsWhereNoTotalIsPublished() {
        Denominator denominator =
                Denominator.of(tungsten(figure("CN", "20", "t", "element"), figure("RU", "5", "t", "element")));

        assertThat(denominator.tonnes()).isEqualByComparingTo("25");
        assertThat(denominator.kind()).isEqualTo(Denominator.Kind.SUM_OF_ROWS);
        assertThat(denominator.complete()).isTrue();
        assertThat(denominator.words()).isEqualTo("No world total is published: the sum of all rows is taken.");
    }

    @Test
    void showsTonnesToTheGramAndNeverInPowersOfTen() {
        assertThat(Words.shown(new BigDecimal("4.4E+7")).toString()).isEqualTo("44000000");
        assertThat(Words.shown(new BigDecimal("0.12345678")).toString()).isEqualTo("0.123457");
        assertThat(Words.shown(new BigDecimal("10.000")).toString()).isEqualTo("10");
        assertThat(Words.tonnes(new BigDecimal("90884500.0"))).isEqualTo("90,884,500 t");
    }

    private RankTable tungsten(CountryFigure... figures) {
        return ranked(edition(figures));
    }

    private RankTable ranked(EditionTable edition) {
        return RankTable.of(edition, vocabularies.commodities().get("tungsten"), Measure.RESERVES, 0, bases);
    }

    private static EditionTable edition(CountryFigure... figures) {
        return new EditionTable("source", "Edition 2025", 2025, "tungsten", figures.length, List.of(figures));
    }

    private static CountryFigure figure(String country, Qualifier qualifier, String value) {
        return figure(country, qualifier, value, "t", "element");
    }

    private static CountryFigure figure(String country, String value, String unit, String basis) {
        return figure(country, Qualifier.EXACTLY, value, unit, basis);
    }

    private static CountryFigure figure(String country, Qualifier qualifier, String value, String unit, String basis) {
        return new CountryFigure(
                1,
                RowKind.COUNTRY,
                country,
                country,
                Measure.RESERVES,
                0,
                false,
                new BigDecimal(value),
                qualifier,
                null,
                value,
                unit,
                basis,
                basis,
                null,
                null);
    }
}
