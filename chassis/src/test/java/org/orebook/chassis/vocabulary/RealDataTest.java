package org.orebook.chassis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What really occurs in 86,000 deposits; skipped where the files do not lie beside the project. */
class RealDataTest {

    private final Vocabularies vocabularies = new Vocabularies();

    @ParameterizedTest
    @ValueSource(strings = {"deposits-world.csv.gz", "deposits-us-load.csv.gz"})
    void readsEveryCountryButThoseThatItRefuses(String file) throws IOException {
        Set<String> unread = new TreeSet<>();
        forEachRow(file, row -> {
            String country = row.getField("country_as_reported");
            if (!country.isBlank() && vocabularies.countries().read(country).isEmpty()) {
                unread.add(country);
            }
        });

        assertThat(unread).isSubsetOf("Bhutan, India", "Kosovo (Serbia)");
    }

    @ParameterizedTest
    @CsvSource({"deposits-world.csv.gz, 0.98", "deposits-us-load.csv.gz, 0.999"})
    void readsAllCommoditiesOfNearlyEveryRow(String file, double share) throws IOException {
        int[] rowsAndRead = new int[2];
        forEachRow(file, row -> {
            String commodities = row.getField("commodities");
            if (!commodities.isBlank()) {
                rowsAndRead[0]++;
                rowsAndRead[1] += Arrays.stream(commodities.split(";")).allMatch(this::isRead) ? 1 : 0;
            }
        });

        assertThat((double) rowsAndRead[1] / rowsAndRead[0]).isGreaterThan(share);
    }

    private boolean isRead(String term) {
        return !vocabularies.commodities().findAll(term).isEmpty()
                || vocabularies.commodities().isForm(term);
    }

    private static void forEachRow(String file, Consumer<NamedCsvRecord> action) throws IOException {
        Path path = besideTheProject(file);
        assumeTrue(path != null, "shared/data/" + file + " is not here");
        try (var in = new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            rows.forEach(action);
        }
    }

    private static Path besideTheProject(String file) {
        return Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .map(directory -> directory.resolve("shared/data").resolve(file))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
    }
}
