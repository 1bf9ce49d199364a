package org.orebook.load;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A file of deposits in the columns of {@code deposits-world.csv.gz}, packed with gzip.
 *
 * @param path the file
 */
record DepositFile(Path path) {
    static final String WORLD = "deposits-world.csv.gz";
    static final String UNITED_STATES = "deposits-us-load.csv.gz";

    private static final String RECORD_ID = "record_id";
    private static final String NAME = "name";
    private static final List<String> LISTS = List.of("commodities", "deposit_types");

    /** Hands on one record after the other. */
    void read(Consumer<NamedCsvRecord> consumer) throws IOException {
        new PackedCsv(path).read(consumer);
    }

    long rows() throws IOException {
        return new PackedCsv(path).rows();
    }

    /**
     * Writes a file with every record so many times, each time as another record of another name. (Of the same name, it
     * would be a file of suspected duplicates, which is another thing than a long file.)
     */
    DepositFile times(int times, Path target) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(target));
                var csv = writer(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            for (var time = 1; time <= times; time++) {
                var suffix = "-" + time;
                var header = time == 1;
                var first = new boolean[] {header};
                read(row -> {
                    if (first[0]) {
                        csv.writeRecord(row.getHeader());
                        first[0] = false;
                    }
                    csv.writeRecord(again(row, suffix));
                });
            }
        }
        return new DepositFile(target);
    }

    private static List<String> again(NamedCsvRecord row, String suffix) {
        var fields = new ArrayList<>(row.getFields());
        append(row, fields, RECORD_ID, suffix);
        append(row, fields, NAME, " No" + suffix);
        return fields;
    }

    private static void append(NamedCsvRecord row, List<String> fields, String column, String suffix) {
        var index = row.getHeader().indexOf(column);
        if (!fields.get(index).isEmpty()) {
            fields.set(index, fields.get(index) + suffix);
        }
    }

    /** Writes the same rows unpacked, and lists as PostgreSQL writes arrays: what COPY takes without any more work. */
    void writeForCopy(Path target) throws IOException {
        new PackedCsv(path).writeForCopy(target, DepositFile::forCopy);
    }

    private static CsvWriter writer(Writer out) {
        return CsvWriter.builder().build(out);
    }

    private static List<String> forCopy(NamedCsvRecord row) {
        var fields = new ArrayList<>(row.getFields());
        for (var list : LISTS) {
            var index = row.getHeader().indexOf(list);
            fields.set(index, array(fields.get(index)));
        }
        return fields;
    }

    /** {@code a;b} as {@code {"a","b"}}; nothing stays nothing. */
    static String array(String list) {
        return list.isEmpty()
                ? ""
                : Arrays.stream(list.split(";", -1))
                        .map(item -> '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** Bytes on disk. */
    long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
