package org.orebook.deposits.importing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Everything that reading a file gave: its rows, and what made it end before its end, if anything did.
 *
 * @param failure null where the file was read to its end
 */
record ReadFile(List<RowReading> readings, UnreadableFileException failure, Set<String> ignored, long bytesRead) {

    static ReadFile csv(String text) {
        return of(ImportFormat.CSV, text, ReadOptions.defaults());
    }

    static ReadFile geoJson(String text) {
        return of(ImportFormat.GEOJSON, text, ReadOptions.defaults());
    }

    static ReadFile of(ImportFormat format, String text, ReadOptions options) {
        return of(format, text.getBytes(StandardCharsets.UTF_8), options);
    }

    static ReadFile of(ImportFormat format, byte[] bytes, ReadOptions options) {
        return of(format, new ByteArrayInputStream(bytes), options);
    }

    static ReadFile of(ImportFormat format, InputStream in, ReadOptions options) {
        List<RowReading> readings = new ArrayList<>();
        try (RowReader reader = RowReaders.open(format, in, options)) {
            UnreadableFileException failure = readInto(readings, reader);
            return new ReadFile(readings, failure, reader.ignored(), reader.bytesRead());
        } catch (UnreadableFileException e) {
            return new ReadFile(List.of(), e, Set.of(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnreadableFileException readInto(List<RowReading> readings, RowReader reader) throws IOException {
        try {
            for (RowReading reading = reader.next(); reading != null; reading = reader.next()) {
                readings.add(reading);
            }
            assertThat(reader.next()).as("after the end").isNull();
            return null;
        } catch (UnreadableFileException e) {
            assertThat(catchThrowableOfType(UnreadableFileException.class, reader::next))
                    .as("read again after a failure")
                    .isSameAs(e);
            return e;
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    List<DepositRow> accepted() {
        assertThat(failure).isNull();
        return acceptedBeforeFailure();
    }

    List<DepositRow> acceptedBeforeFailure() {
        return readings.stream()
                .filter(RowReading.Accepted.class::isInstance)
                .map(reading -> ((RowReading.Accepted) reading).row())
                .toList();
    }

    /** The only row of the file, which must have been accepted. */
    DepositRow row() {
        assertThat(rejected()).isEmpty();
        assertThat(accepted()).hasSize(1);
        return accepted().getFirst();
    }

    List<RowReading.Rejected> rejected() {
        return readings.stream()
                .filter(RowReading.Rejected.class::isInstance)
                .map(RowReading.Rejected.class::cast)
                .toList();
    }

    /** The only error of the file's only rejected row. */
    RowError error() {
        assertThat(failure).isNull();
        assertThat(rejected()).hasSize(1);
        assertThat(rejected().getFirst().errors()).hasSize(1);
        return rejected().getFirst().errors().getFirst();
    }

    List<Long> rejectedNumbers() {
        return rejected().stream().map(RowReading.Rejected::number).toList();
    }

    List<String> mainNames() {
        return acceptedBeforeFailure().stream()
                .map(row -> row.names().isEmpty() ? "" : row.names().getFirst().text())
                .toList();
    }

    FileProblem problem() {
        assertThat(failure).as("failure").isNotNull();
        return failure.problem();
    }
}
