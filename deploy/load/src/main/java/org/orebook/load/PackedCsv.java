package org.orebook.load;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * A CSV file with a header, packed with gzip.
 *
 * @param path the file
 */
record PackedCsv(Path path) {

    /** Hands on one record after the other. */
    void read(Consumer<NamedCsvRecord> consumer) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(path));
                var records = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            records.forEach(consumer);
        }
    }

    long rows() throws IOException {
        var rows = new long[1];
        read(_ -> rows[0]++);
        return rows[0];
    }

    /** Writes the same rows unpacked and without a header: what COPY takes without any more work. */
    void writeForCopy(Path target, Function<NamedCsvRecord, List<String>> fields) throws IOException {
        try (var csv = CsvWriter.builder().build(Files.newBufferedWriter(target))) {
            read(row -> csv.writeRecord(fields.apply(row)));
        }
    }
}
