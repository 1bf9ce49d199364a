package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {

    @Test
    void readsFieldsAndColumns() throws UnreadableFileException {
        ColumnMapping mapping = ColumnMapping.parse("name:NAME, latitude : LAT,\"region:OBLAST, RAION\",uri:a:b");

        assertThat(mapping.columnOfField())
                .isEqualTo(Map.of("name", "NAME", "latitude", "LAT", "region", "OBLAST, RAION", "uri", "a:b"));
        assertThat(ColumnMapping.parse(null)).isEqualTo(ColumnMapping.none());
        assertThat(ColumnMapping.parse(" ")).isEqualTo(ColumnMapping.none());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour:COLOUR     | "colour" is not a field
            name              | "name" is not a mapping
            name:             | "name:" is not a mapping
            name:A,name:B     | The field "name" is mapped twice
            name:A,region:a   | The column "a" is mapped twice
            names.russian:A   | "names.russian" is not a field
            '"name:A'         | stray quote
            """)
    void refusesAMappingThatMeansNothing(String text, String reason) {
        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> ColumnMapping.parse(text))
                .withMessageContaining(reason)
                .extracting(UnreadableFileException::problem)
                .isEqualTo(FileProblem.BAD_COLUMN_MAPPING);
    }

    @Test
    void findsMappedColumnsWithoutRegardToCaseAndTheOthersByTheirOwnNames() throws UnreadableFileException {
        DepositRow row = read("name:naam,country:LAND", "Naam;region;Land;names.ru\nA;R;KZ;Б\n")
                .row();

        assertThat(row.names())
                .containsExactly(new ReportedName("A", null, null, "main"), new ReportedName("Б", "ru", null, "main"));
        assertThat(row.country()).isEqualTo("KZ");
        assertThat(row.region()).isEqualTo("R");
    }

    @Test
    void doesNotReadAColumnAgainUnderItsOwnName() throws UnreadableFileException {
        DepositRow row = read("region:country", "name,country\nA,Karaganda\n").row();

        assertThat(row.region()).isEqualTo("Karaganda");
        assertThat(row.country()).isNull();
    }

    @Test
    void namesMappedColumnsThatTheFileLacks() throws UnreadableFileException {
        assertThat(read("name:NAAM", "name\nA\n").failure().reason())
                .isEqualTo("The file lacks the column NAAM; it has name.");
    }

    @Test
    void saysWhichColumnsAreNotRead() throws UnreadableFileException {
        assertThat(read("", "name,comment,Geologist\nA,x,y\n").ignored()).containsExactly("Geologist", "comment");
    }

    @Test
    void belongsToMappedTablesOnly() throws UnreadableFileException {
        ReadOptions options = ReadOptions.defaults().with(ColumnMapping.parse("name:A"));

        assertThat(ReadFile.of(ImportFormat.GEOJSON, "{}", options).problem())
                .isEqualTo(FileProblem.BAD_COLUMN_MAPPING);
    }

    private static ReadFile read(String mapping, String text) throws UnreadableFileException {
        return ReadFile.of(ImportFormat.CSV, text, ReadOptions.defaults().with(ColumnMapping.parse(mapping)));
    }
}
