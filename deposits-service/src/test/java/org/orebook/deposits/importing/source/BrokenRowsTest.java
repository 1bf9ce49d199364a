package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRowsTest {

    private static final String HEADER = "name,country,latitude,longitude\n";

    @Test
    void rejectsTheRowWithTooFewColumnsAndReadsOn() {
        ReadFile file = ReadFile.csv(HEADER + "A,KZ,48,67\nB,KZ,48\nC,KZ,49,68\n");

        assertThat(file.mainNames()).containsExactly("A", "C");
        assertThat(file.error())
                .isEqualTo(new RowError(
                        "row",
                        "B,KZ,48",
                        "wrong-column-count",
                        "The row has 3 columns, the header has 4: look for a missing or extra delimiter or quote."));
        assertThat(file.rejected().getFirst().number()).isEqualTo(2);
        assertThat(file.rejected().getFirst().line()).isEqualTo(3);
    }

    @Test
    void rejectsTheRowWithAnExtraValueButNotWithExtraEmptyCells() {
        ReadFile file = ReadFile.csv(HEADER + "A,KZ,48,67,x\nB,KZ,48,67,, \n");

        assertThat(file.mainNames()).containsExactly("B");
        assertThat(file.error().code()).isEqualTo("wrong-column-count");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
        String swallowed =
                IntStream.range(0, 1000).mapToObj(i -> "N" + i + ",KZ,48,67\n").collect(Collectors.joining());

        ReadFile file = ReadFile.csv(HEADER + "A,\"KZ,48,67\n" + swallowed);

        assertThat(file.accepted()).hasSize(1000);
        assertThat(file.error().code()).isEqualTo("unclosed-quote");
        assertThat(file.error().value()).isEqualTo("A,\"KZ,48,67");
        assertThat(file.rejectedNumbers()).containsExactly(1L);
    }

    @Test
    void aQuoteInTheLastRowCostsThatRow() {
        ReadFile file = ReadFile.csv(HEADER + "A,KZ,48,67\nB,\"KZ,48,67");

        assertThat(file.mainNames()).containsExactly("A");
        assertThat(file.error().code()).isEqualTo("unclosed-quote");
    }

    @Test
    void twoStrayQuotesThatPairUpDoNotSwallowTheRowsBetweenThem() {
        ReadFile file = ReadFile.csv(HEADER + "A,\"KZ,48,67\nB,KZ,48,67\nC,KZ\",48,67\nD,KZ,48,67\n");

        // The closing quote of C stands inside an unquoted field, where it is a character like any other.
        assertThat(file.mainNames()).containsExactly("B", "C", "D");
        assertThat(file.rejectedNumbers()).containsExactly(1L);
        assertThat(file.error().code()).isEqualTo("unclosed-quote");
    }

    @Test
    void aStrayQuoteBeforeARowWithProperQuotesCostsItsOwnRowOnly() {
        ReadFile file = ReadFile.csv(HEADER + "A,\"KZ,48,67\nB,KZ,48,67\nC,\"Korea, Republic of\",37,127\n");

        assertThat(file.mainNames()).containsExactly("B", "C");
        assertThat(file.error().code()).isEqualTo("stray-quote");
    }

    @Test
    void rejectsTextAfterAClosingQuote() {
        ReadFile file = ReadFile.csv(HEADER + "\"A\"x,KZ,48,67\nB,KZ,48,67\n");

        assertThat(file.mainNames()).containsExactly("B");
        assertThat(file.error().code()).isEqualTo("stray-quote");
    }

    @Test
    void keepsQuotedFieldsWithDelimitersQuotesAndLineBreaks() {
        ReadFile file =
                ReadFile.csv(HEADER + "\"W. \"\"KRL\"\", east\r\nadit\",\"Korea, Republic of\",37,127\nB,KZ,48,67\n");

        assertThat(file.mainNames()).containsExactly("W. \"KRL\", east adit", "B");
        assertThat(file.accepted().getFirst().country()).isEqualTo("Korea, Republic of");
        assertThat(file.accepted().getLast().line()).isEqualTo(4);
    }

    @Test
    void aFieldOverTooManyLinesIsTakenForAStrayQuote() {
        String notes = "\"" + "x\n".repeat(150) + "\"";

        ReadFile file = ReadFile.csv("name,notes\nA," + notes + "\nB,\n");

        assertThat(file.mainNames()).contains("B");
        assertThat(file.rejected().getFirst().errors().getFirst().code()).isEqualTo("unclosed-quote");
    }

    @Test
    void rejectsARowThatIsTooLongAndReadsOn() {
        ReadOptions options = ReadOptions.defaults().with(ReadLimits.defaults().withMaxRowChars(100));

        ReadFile file = ReadFile.of(ImportFormat.CSV, "name\n" + "x".repeat(100_000) + "\nB\n", options);

        assertThat(file.mainNames()).containsExactly("B");
        assertThat(file.error().code()).isEqualTo("row-too-long");
        assertThat(file.error().value()).hasSize(200).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc        | 67     | latitude  | not-a-number
            95         | 67     | latitude  | swapped-coordinates
            95         | 100    | latitude  | out-of-range
            48         | 181    | longitude | out-of-range
            NaN        | 67     | latitude  | not-a-number
            0x1p3      | 67     | latitude  | not-a-number
            5d         | 67     | latitude  | not-a-number
            1e400      | 67     | latitude  | not-a-number
            48°40'30"N | 67     | latitude  | not-a-number
            48.5N      | 67     | latitude  | not-a-number
            1,234,567  | 67     | latitude  | not-a-number
            ''         | 67     | latitude  | incomplete-position
            48         | ''     | longitude | incomplete-position
            0          | 0      | latitude  | zero-position
            -0.0       | 0.0    | latitude  | zero-position
            """)
    void rejectsWhatIsNoPosition(String latitude, String longitude, String field, String code) {
        ReadFile file = ReadFile.csv("name;latitude;longitude\nA;" + quoted(latitude) + ";" + longitude + "\n");

        assertThat(file.error().field()).isEqualTo(field);
        assertThat(file.error().code()).isEqualTo(code);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Test
    void saysSoWhereExchangedCoordinatesWouldBeValid() {
        ReadFile file = ReadFile.csv("name,lat,lon,latitude,longitude\nA,,,127.5,37.25\n");

        assertThat(file.error())
                .isEqualTo(new RowError(
                        "latitude",
                        "127.5",
                        "swapped-coordinates",
                        "A latitude lies between -90 and 90; longitude 37.25 and latitude 127.5 look exchanged."));
    }

    @Test
    void reportsEveryErrorOfARow() {
        ReadFile file = ReadFile.csv("name,latitude,longitude,accuracy_m\nA,95,181,-5\n");

        assertThat(file.rejected().getFirst().errors())
                .extracting(RowError::field, RowError::code)
                .containsExactly(
                        tuple("latitude", "out-of-range"),
                        tuple("longitude", "out-of-range"),
                        tuple("accuracy_m", "out-of-range"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            48,675  | 67,5    | 48.675 | 67.5
            −48.5   | +67     | -48.5  | 67
            ' 48. ' | .5      | 48     | 0.5
            4.85e1  | -0.0    | 48.5   | 0
            90      | 180     | 90     | 180
            -90     | -180    | -90    | -180
            """)
    void readsDecimalDegreesAsSpreadsheetsWriteThem(String latitude, String longitude, double north, double east) {
        DepositRow row = ReadFile.csv("name;latitude;longitude\nA;" + latitude + ";" + longitude + "\n")
                .row();

        assertThat(row.latitude()).isEqualTo(north);
        assertThat(row.longitude()).isEqualTo(east);
    }

    @Test
    void refusesACommaInAnAccuracyAsAmbiguous() {
        ReadFile file = ReadFile.csv("name;accuracy_m\nA;1,500\nB;1500\n");

        assertThat(file.error().code()).isEqualTo("not-a-number");
        assertThat(file.accepted().getFirst().accuracyMetres()).isEqualTo(1500.0);
    }

    @Test
    void malformedBytesRejectTheirRowAndReadingGoesOn() {
        byte[] bytes = "name,region\nA,x\nS\u00e3o,y\nC,z\n".getBytes(StandardCharsets.ISO_8859_1);

        ReadFile file = ReadFile.of(ImportFormat.CSV, bytes, ReadOptions.defaults());

        assertThat(file.mainNames()).containsExactly("A", "C");
        assertThat(file.error())
                .isEqualTo(
                        new RowError(
                                "name",
                                "S\uFFFDo",
                                "malformed-encoding",
                                "Some bytes are no characters in the file's encoding: save it as UTF-8, or declare its charset."));
    }

    @Test
    void malformedBytesInAColumnThatIsNotReadDoNoHarm() {
        byte[] bytes = "name,comment\nA,S\u00e3o\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ReadFile.of(ImportFormat.CSV, bytes, ReadOptions.defaults()).mainNames())
                .containsExactly("A");
    }

    @Test
    void aReplacementCharacterThatTheFileItselfHoldsStaysAsReported() {
        assertThat(ReadFile.csv("name\nS\uFFFDo Paulo\n").mainNames()).containsExactly("S\uFFFDo Paulo");
    }

    @Test
    void readsADeclaredCharset() {
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] bytes = "name;latitude;longitude\nВерхнее Кайракты;48,7;73,2\n".getBytes(cyrillic);

        ReadFile file =
                ReadFile.of(ImportFormat.CSV, bytes, ReadOptions.defaults().with(cyrillic));

        assertThat(file.row().names().getFirst().text()).isEqualTo("Верхнее Кайракты");
    }

    @Test
    void readsDeclaredUtf16WithItsByteOrderMark() {
        byte[] bytes = "\uFEFFname\nҚарақты\n".getBytes(StandardCharsets.UTF_16LE);

        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
            ReadFile file =
                    ReadFile.of(ImportFormat.CSV, bytes, ReadOptions.defaults().with(charset));
            assertThat(file.mainNames()).containsExactly("Қарақты");
        }
    }

    @Test
    void rejectsControlCharactersAndEscapesThemInTheReport() {
        ReadFile file = ReadFile.csv("name,country\nProper,Kazakhstan\nA\u0000B\u001b[31m,Kazakhstan\n");

        assertThat(file.mainNames()).containsExactly("Proper");
        RowError error = file.error();
        assertThat(error.code()).isEqualTo("control-character");
        assertThat(error.value()).isEqualTo("A\\u0000B\\u001b[31m");
    }

    @Test
    void rejectsANameOfMoreThanFiveHundredCharacters() {
        ReadFile file = ReadFile.csv("name\n" + "x".repeat(500) + "\n" + "y".repeat(501) + "\n");

        assertThat(file.accepted()).hasSize(1);
        assertThat(file.error().code()).isEqualTo("too-long");
        assertThat(file.error().value()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsEveryKindOfLineEndAndPassesOverBlankRows(String lineEnd) {
        ReadFile file =
                ReadFile.csv(String.join(lineEnd, "name,country", "A,KZ", "", " , ", "B,KZ") + lineEnd + lineEnd);

        assertThat(file.mainNames()).containsExactly("A", "B");
        assertThat(file.accepted()).extracting(DepositRow::number).containsExactly(1L, 2L);
        assertThat(file.accepted()).extracting(DepositRow::line).containsExactly(2L, 5L);
    }
}
