package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real files, where they lie beside the project; another place is given with {@code -Dorebook.data=FOLDER}. */
class PublishedFilesTest {

    @Test
    void readsEveryDepositOfTheWorld() throws IOException {
        ReadFile file = read("deposits-world.csv.gz");

        assertThat(file.accepted()).hasSize(31_870);
        assertThat(file.rejected()).isEmpty();
        assertThat(file.accepted()).filteredOn(row -> row.names().isEmpty()).hasSize(3_214);
        assertThat(file.accepted()).filteredOn(row -> row.latitude() == null).hasSize(1_781);
        assertThat(file.accepted()).filteredOn(row -> row.country() == null).hasSize(1_027);
        assertThat(file.accepted()).filteredOn(PublishedFilesTest::isComplete).hasSize(27_984);
        assertThat(file.accepted())
                .filteredOn(PublishedFilesTest::isComplete)
                .filteredOn(row -> row.countryToday().equals("KZ"))
                .hasSize(892);
        assertThat(file.mainNames()).contains("Prud’Homme No. 1", "San  Antonio–Philex", "G\uFFFDzelyayla");
    }

    @Test
    void readsEveryDepositOfTheUnitedStates() throws IOException {
        ReadFile file = read("deposits-us-load.csv.gz");

        assertThat(file.accepted()).hasSize(54_184);
        assertThat(file.rejected()).isEmpty();
        assertThat(file.mainNames()).contains("Niblack");
    }

    private static boolean isComplete(DepositRow row) {
        return !row.names().isEmpty()
                && row.latitude() != null
                && row.countryToday() != null
                && !row.commodities().isEmpty();
    }

    private static ReadFile read(String name) throws IOException {
        List<Path> places =
                List.of(Path.of(System.getProperty("orebook.data", "../../shared/data")), Path.of("../shared/data"));
        Path path = places.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        assumeTrue(path != null, () -> "Skipped: %s is not in any of %s".formatted(name, places));
        try (var in = Files.newInputStream(path)) {
            ReadFile file = ReadFile.of(ImportFormat.DEPOSITS_WORLD, in, ReadOptions.defaults());
            assertThat(file.bytesRead()).isEqualTo(Files.size(path));
            return file;
        }
    }
}
