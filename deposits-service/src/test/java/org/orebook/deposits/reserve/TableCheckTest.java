package org.orebook.deposits.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.vocabulary.Vocabularies;

class TableCheckTest {

    private static final String HEADER =
            "edition,commodity,unit,basis,country,iso2,row_kind,year_a,production_a,production_a_raw,reserves,"
                    + "reserves_qualifier,reserves_raw,note,source_url\n";
    private static final String RIGHT =
            "MCS 2027,Tin,t,Sn content,Peru,PE,country,2026e,30000,30000,130000,=,130000,,https://example.org/tin.pdf\n";

    private final TableCheck check = new TableCheck(new Vocabularies(), new Bases(new Vocabularies()));

    @Test
    void takesARowThatIsRight() {
        TableCheck.Checked checked = check(RIGHT);

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.tables()).singleElement().satisfies(table -> {
            assertThat(table.source()).isEqualTo("USGS Mineral Commodity Summaries");
            assertThat(table.year()).isEqualTo(2027);
            assertThat(table.commodity()).isEqualTo("tin");
            assertThat(table.figures()).extracting(CountryFigure::raw).containsExactly("30000", "130000");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MCS 2027 | MCS | rows[1].edition | ends with its year: MCS 2025
            MCS 2027 | Reports 2027 | rows[1].edition | of whom? Name who publishes it with source=
            Tin | Unobtainium | rows[1].commodity | is no commodity that is known here
            ,t, | ,bushels, | rows[1].unit | is no unit of mass: t, kt, Mt
            Sn content | W content | rows[1].basis | is no basis of tin: REO equivalent, W content, gross weight or a compound
            Sn content | ore | rows[1].basis | is no basis of tin: REO equivalent, W content, gross weight or a compound
            ,PE, | ,XQ, | rows[1].iso2 | is no country of ISO 3166-1: two capital letters
            ,PE, | ,CL, | rows[1].iso2 | is not Peru, which is PE
            Peru,PE | Atlantis, | rows[1].country | is no country of today that is known here; iso2 would say which is meant
            ,country, | ,continent, | rows[1].row_kind | expected country, other or world_total
            ,country, | ,other, | rows[1].iso2 | is of a country, and the row is of none
            2026e | next year | rows[1].year_a | expected a year, with an e where its figures are estimated: 2024e
            130000,= | -130000,= | rows[1].reserves | is below zero
            ,=,130000 | ,=,lots | rows[1].reserves_raw | is neither a number, such as 1900000 or >1,900,000, nor NA, W, ( ) or a dash
            ,=,130000 | ,=,1.3e5 | rows[1].reserves_raw | is neither a number, such as 1900000 or >1,900,000, nor NA, W, ( ) or a dash
            ,=,130000 | ,=,140000 | rows[1].reserves | is not what reserves_raw says: 140000
            ,=,130000 | ,>,130000 | rows[1].reserves_qualifier | is not what the figure says: =
            https:// | ftp:// | rows[1].source_url | is no web address
            """)
    void saysWhatIsWrongWithWhichCell(String right, String wrong, String field, String reason) {
        assertThat(check(RIGHT.replace(right, wrong)).errors())
                .extracting(FieldError::field, FieldError::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, reason));
    }

    @Test
    void refusesACountryTwiceInOneTable() {
        assertThat(check(RIGHT + RIGHT.replace("30000,30000", "1,1")).errors())
                .containsExactly(
                        FieldError.of("rows[2].country", "Peru", "is in the table of MCS 2027 for tin already"));
    }

    @Test
    void findsAllThatIsWrongInARow() {
        assertThat(check(RIGHT.replace("Tin", "?").replace("PE", "??").replace("130000,=,130000", "x,=,y"))
                        .errors())
                .extracting(FieldError::field)
                .containsExactly("rows[1].commodity", "rows[1].iso2", "rows[1].reserves", "rows[1].reserves_raw");
    }

    @Test
    void refusesARowWithoutAnyFigure() {
        assertThat(check(RIGHT.replace("2026e,30000,30000,130000,=,130000", ",,,,,"))
                        .errors())
                .extracting(FieldError::reason)
                .containsExactly("the row has no figure at all");
    }

    @Test
    void readsFiguresAsTheyArePrinted() {
        assertThat(List.of(">1,900,000", "~ 12.5", "nearly 800", "<3", "—", "NA", "W", "( )"))
                .extracting(text -> ReportedFigure.read(text).orElseThrow())
                .extracting(figure -> figure.absence() == null
                        ? figure.qualifier().code() + figure.value().toPlainString()
                        : figure.absence().code())
                .containsExactly(">1900000", "~12.5", "nearly800", "<3", "=0", "not-available", "withheld", "in-total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,9", "1 900", "1e9", "NaN", "٣", "100000000000000000000000000", "> > 5", ""})
    void doesNotReadWhatIsNoFigure(String text) {
        assertThat(ReportedFigure.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\uFEFF",
                "edition,commodity\nMCS 2025,Tin\n",
                "edition,commodity,unit,basis,country,row_kind,reserve\n",
                "edition,edition,commodity,unit,basis,country,row_kind\n",
                "edition,commodity,unit,basis,country,row_kind\n",
                "edition,commodity,unit,basis,country,row_kind\na,b\n",
                "edition,commodity,unit,basis,country,row_kind\na,b,\"c\"d,e,f,g\n"
            })
    void refusesAFileThatIsNoSuchTable(String file) {
        assertThatThrownBy(() -> ReserveCsv.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReserveRefusals.UnreadableFile.class);
    }

    @Test
    void refusesAnotherEncoding() {
        assertThatThrownBy(() -> ReserveCsv.read((HEADER + "é").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ReserveRefusals.UnreadableFile.class)
                .hasMessage("The file is not in UTF-8. Nothing was taken.");
    }

    private TableCheck.Checked check(String rows) {
        return check.check(ReserveCsv.read((HEADER + rows).getBytes(StandardCharsets.UTF_8)), null);
    }
}
