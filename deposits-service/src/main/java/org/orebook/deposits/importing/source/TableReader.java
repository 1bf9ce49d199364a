package org.orebook.deposits.importing.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads the rows of a CSV table; blank rows are passed over and not counted. */
final class TableReader implements RowReader {

    private final CountedInput packed;
    private final InputStream plain;
    private final ReadOptions options;
    private final CsvRecords records;
    private final TableLayout layout;
    private final Set<String> ignored;
    private long number;
    private UnreadableFileException failure;

    private TableReader(
            CountedInput packed,
            PlainInput plain,
            CsvRecords records,
            Header header,
            TableLayout layout,
            ReadOptions options) {
        this.packed = packed;
        this.plain = plain;
        this.records = records;
        this.layout = layout;
        this.options = options;
        this.ignored = Collections.unmodifiableSet(new TreeSet<>(header.unread()));
    }

    static TableReader open(
            ImportFormat format, CountedInput packed, PlainInput plain, Reader text, ReadOptions options)
            throws IOException {
        TextLines lines = new TextLines(text, options.limits().maxRowChars());
        TextLines.Line first = lines.next();
        while (first != null && first.isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            throw new UnreadableFileException(FileProblem.EMPTY_FILE, "The file has no header.");
        }
        CsvRecords records = new CsvRecords(lines, first, delimiterOf(first.text()), options.limits());
        Header header = header(records, options.limits());
        records.expectColumns(header.size());
        return new TableReader(packed, plain, records, header, layout(format, header, options), options);
    }

    private static Header header(CsvRecords records, ReadLimits limits) throws IOException {
        return switch (records.next()) {
            case CsvRecords.Found.Whole(long line, String text, List<String> fields) -> Header.of(fields, limits);
            case CsvRecords.Found.Broken broken ->
                throw new UnreadableFileException(
                        FileProblem.HEADER_UNREADABLE,
                        "The first line is not the header of a table. " + broken.reason(),
                        0,
                        broken.line(),
                        null);
        };
    }

    private static TableLayout layout(ImportFormat format, Header header, ReadOptions options)
            throws UnreadableFileException {
        return switch (format) {
            case CSV -> new MappedLayout(header, options.mapping());
            case MRDS -> new MrdsLayout(header);
            case DEPOSITS_WORLD -> new DepositsWorldLayout(header);
            case ESTIMATES -> new EstimatesLayout(header);
            case GEOJSON -> throw new IllegalArgumentException("GeoJSON is not a table");
        };
    }

    /** Whichever of comma, semicolon and tab the header uses most, outside quotes. */
    private static char delimiterOf(String header) {
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            int count = occurrences(header, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static int occurrences(String header, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                count++;
            }
        }
        return count;
    }

    @Override
    public RowReading next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return nextRow();
        } catch (UnreadableFileException e) {
            failure = e.at(number + 1, records.currentLine());
            throw failure;
        }
    }

    private RowReading nextRow() throws IOException {
        CsvRecords.Found found = records.next();
        while (found instanceof CsvRecords.Found.Whole whole && isBlank(whole)) {
            found = records.next();
        }
        if (found == null) {
            return null;
        }
        if (number == options.limits().maxRows()) {
            throw new UnreadableFileException(
                    FileProblem.TOO_MANY_ROWS,
                    String.format(
                            Locale.ROOT,
                            "The file has more than %,d rows: send it in parts.",
                            options.limits().maxRows()),
                    number + 1,
                    found.line(),
                    null);
        }
        number++;
        return reading(found);
    }

    private static boolean isBlank(CsvRecords.Found.Whole found) {
        for (String field : found.fields()) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private RowReading reading(CsvRecords.Found found) {
        RowDraft draft = new RowDraft(number, found.line(), options.defaultSource());
        switch (found) {
            case CsvRecords.Found.Whole whole -> layout.read(new TableLayout.Cells(whole.fields(), draft), draft);
            case CsvRecords.Found.Broken broken ->
                draft.reject(RowError.WHOLE_ROW, broken.text(), broken.problem(), broken.reason());
        }
        return draft.finish();
    }

    @Override
    public long bytesRead() {
        return packed.count();
    }

    @Override
    public Set<String> ignored() {
        return ignored;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
