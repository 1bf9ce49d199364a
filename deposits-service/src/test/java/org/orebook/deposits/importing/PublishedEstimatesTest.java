package org.orebook.deposits.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.deposit.ContentCheck;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.estimate.EstimateFindings;
import org.orebook.deposits.estimate.Finding;
import org.orebook.deposits.importing.source.ImportFormat;
import org.orebook.deposits.importing.source.ReadOptions;
import org.orebook.deposits.importing.source.RowReader;
import org.orebook.deposits.importing.source.RowReaders;
import org.orebook.deposits.importing.source.RowReading;

/** The real file, where it lies beside the project; another place is given with {@code -Dorebook.data=FOLDER}. */
class PublishedEstimatesTest {

    private static final String FILE = "estimates-dirty.csv.gz";

    @Test
    void takesEveryRowInOrSaysWhyNot() throws IOException {
        List<BatchRows> batches;
        try (InputStream in = Files.newInputStream(path())) {
            batches = taken(in);
        }
        List<EstimateDraft> estimates =
                batches.stream().flatMap(batch -> batch.estimates().stream()).toList();
        Map<String, Long> rejected = batches.stream()
                .flatMap(batch -> batch.errors().stream())
                .collect(Collectors.groupingBy(fault -> fault.error().code(), TreeMap::new, Collectors.counting()));

        assertThat(batches.stream().mapToLong(BatchRows::read).sum()).isEqualTo(62_781);
        assertThat(rejected)
                .isEqualTo(Map.of(
                        "row-repeated", 5_685L,
                        "no-figure", 464L,
                        "invalid-position", 291L,
                        "unknown-commodity", 88L,
                        "invalid-country", 6L,
                        "swapped-coordinates", 1L));
        assertThat(estimates).hasSize(56_250);
        assertThat(batches.stream().mapToLong(batch -> batch.taken().size()).sum())
                .isEqualTo(6_233);
    }

    /** Of the file as it is, 11,438 rows lump inferred, and 18,986 give a tonnage without a unit: each row once. */
    @Test
    void findsWhatIsKnownToBeWrongWithIt() throws IOException {
        Map<Finding.Code, Long> rows;
        try (InputStream in = Files.newInputStream(path())) {
            rows = FoundInRows.of(taken(in).stream()
                            .flatMap(batch -> batch.estimates().stream())
                            .toList())
                    .rowsByCode();
        }

        assertThat(rows)
                .containsEntry(Finding.Code.INFERRED_LUMPED, 11_398L)
                .containsEntry(Finding.Code.UNIT_MISSING, 16_823L);
    }

    private static List<BatchRows> taken(InputStream in) throws IOException {
        Vocabularies vocabularies = new Vocabularies();
        Bases bases = new Bases(vocabularies);
        Act act = new Act(caller(), Instant.EPOCH, "import", UUID.randomUUID(), null);
        EstimateIntake intake = new EstimateIntake(
                null,
                new EstimateTranslation(bases, vocabularies),
                new RowTranslation(new ContentCheck(vocabularies), vocabularies, new ObjectMapper()),
                new EstimateFindings(bases, vocabularies),
                Visibility.INTERNAL,
                new Unrecognised(),
                new Rehearsed(),
                act);
        List<BatchRows> batches = new ArrayList<>();
        try (RowReader rows = RowReaders.open(ImportFormat.ESTIMATES, in, ReadOptions.defaults())) {
            BatchRows batch = new BatchRows();
            for (RowReading row = rows.next(); row != null; row = rows.next()) {
                intake.take(row, batch);
                if (batch.read() == 2000) {
                    intake.complete(batch);
                    batches.add(batch);
                    batch = new BatchRows();
                }
            }
            intake.complete(batch);
            batches.add(batch);
        }
        return batches;
    }

    private static Caller caller() {
        return new Caller("s", "n", Set.of(), null);
    }

    private static Path path() {
        List<Path> places =
                List.of(Path.of(System.getProperty("orebook.data", "../../shared/data")), Path.of("../shared/data"));
        Path path = places.stream()
                .map(place -> place.resolve(FILE))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(null);
        assumeTrue(path != null, () -> "Skipped: %s is not in any of %s".formatted(FILE, places));
        return path;
    }
}
