package org.orebook.chassis.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.vocabulary.Compound;
import org.orebook.chassis.vocabulary.Vocabularies;

/** That our tables are the published ones; skipped where those do not lie beside the project. */
class SharedTablesTest {

    private final Vocabularies vocabularies = new Vocabularies();

    @Test
    void hasEveryCompoundWithItsFactor() throws IOException {
        List<NamedCsvRecord> rows = rows("element-oxide-factors.csv");
        for (NamedCsvRecord row : rows) {
            Compound compound =
                    vocabularies.compounds().find(row.getField("compound")).orElseThrow();
            assertThat(compound.element()).isEqualTo(row.getField("element"));
            assertThat(compound.elementFraction()).isEqualByComparingTo(row.getField("compound_to_element"));
            assertThat(compound.rareEarthOxide())
                    .isEqualTo(row.getField("group").equals("REO"));
            // The published inverse is rounded by itself, from more places than the factor that we reckon with.
            assertThat(Ratio.of(compound.elementFraction()).inverse().apply(BigDecimal.ONE))
                    .isCloseTo(new BigDecimal(row.getField("element_to_compound")), within(new BigDecimal("0.0015")));
        }
        assertThat(vocabularies.compounds().all()).hasSize(rows.size());
    }

    @Test
    void hasEveryUnitOfMassWithItsKilograms() throws IOException {
        for (NamedCsvRecord row : rows("mass-units.csv")) {
            assertThat(MassUnit.find(row.getField("unit")).orElseThrow().toTonnes(BigDecimal.valueOf(1000)))
                    .isEqualByComparingTo(row.getField("kg"));
        }
    }

    private static List<NamedCsvRecord> rows(String file) throws IOException {
        Optional<Path> path = Stream.iterate(
                        Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .map(directory -> directory.resolve("shared/data").resolve(file))
                .filter(Files::isReadable)
                .findFirst();
        assumeTrue(path.isPresent(), "shared/data/" + file + " is not here");
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(path.get())) {
            return rows.stream().toList();
        }
    }
}
