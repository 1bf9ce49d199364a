package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.local.ImportFile.Format;

class ImportFileTest {
    private static final String WORLD = "source,record_id,name,country,country_as_reported,iso2,iso3,province,lat,lon,"
            + "commodities,deposit_types,rank,source_uri";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deposits.csv | " + WORLD + " | DEPOSITS_WORLD",
                "mrds.csv | dep_id,url,mrds_id,mas_id,site_name,latitude | MRDS",
                "mrds.csv | \"DEP_ID\",\"URL\",\"SITE_NAME\" | MRDS",
                "estimates.csv | source,record_id,site_name,country,commodity,ore_value,ore_unit,grade_value | ESTIMATES",
                "ours.csv | name,longitude,latitude,commodities | CSV",
                "features.geojson | {\"type\": \"FeatureCollection\", | GEOJSON",
                "features.txt |   { | GEOJSON",
                "misnamed.geojson | name,longitude,latitude | CSV",
            })
    void tellsTheFormatFromTheContent(String name, String firstLine, Format format) throws IOException {
        var plain = Files.writeString(folder.resolve(name), firstLine + "\n");
        var gzipped = gzip(folder.resolve(name + ".gz"), firstLine + "\n");

        assertThat(ImportFile.of(plain)).isEqualTo(new ImportFile(plain, format, false));
        assertThat(ImportFile.of(gzipped)).isEqualTo(new ImportFile(gzipped, format, true));
    }

    @Test
    void looksBehindAByteOrderMark() throws IOException {
        var file = Files.writeString(folder.resolve("bom.csv"), "\uFEFFdep_id,site_name\n");

        assertThat(ImportFile.of(file).format()).isEqualTo(Format.MRDS);
    }

    @Test
    void countsTheRowsOfACsvForTheBar() throws IOException {
        var csv = gzip(folder.resolve("three.csv.gz"), "name\na\nb\nc\n");
        var json = Files.writeString(folder.resolve("any.geojson"), "{}");

        assertThat(ImportFile.of(csv).aboutHowManyRows()).isEqualTo(OptionalLong.of(3));
        assertThat(ImportFile.of(json).aboutHowManyRows()).isEmpty();
    }

    @Test
    void saysWhichFileIsMissingOrEmpty() throws IOException {
        var missing = folder.resolve("missing.csv");
        var empty = Files.createFile(folder.resolve("empty.csv"));

        assertThatThrownBy(() -> ImportFile.of(missing))
                .isInstanceOf(StackException.class)
                .hasMessage("There is no file to import at %s.", missing);
        assertThatThrownBy(() -> ImportFile.of(empty))
                .isInstanceOf(StackException.class)
                .hasMessage("%s is empty.", empty);
    }

    @Test
    void saysWhichGzipIsCutOff() throws IOException {
        var whole = Files.readAllBytes(gzip(folder.resolve("whole.csv.gz"), "name\n".repeat(1000)));
        var cut = Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(whole, 12));

        assertThatThrownBy(() -> ImportFile.of(cut))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith(cut + " is not whole");
    }

    private static Path gzip(Path file, String text) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
