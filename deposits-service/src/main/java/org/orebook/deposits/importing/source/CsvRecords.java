package org.orebook.deposits.importing.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The records of a CSV text (RFC 4180), such that one broken record costs exactly that record.
 *
 * <p>A quote too many makes any CSV parser swallow the lines that follow, up to the next quote. Here a record is first
 * put together from lines, then split by FastCSV. Where the result cannot be right (no closing quote within the limits,
 * text after a closing quote, or a field that swallowed whole rows) the line that the record began with is rejected
 * alone, and reading goes on with the line after it, so that the rows it would have swallowed are read.
 */
final class CsvRecords {

    private static final char QUOTE = '"';

    private final TextLines lines;
    private final ReadLimits limits;
    private final Deque<TextLines.Line> pushedBack = new ArrayDeque<>();
    private final CsvReader.CsvReaderBuilder parser;
    private final CsvRecordHandler handler;
    private final char delimiter;
    private int columns;

    CsvRecords(TextLines lines, TextLines.Line first, char delimiter, ReadLimits limits) {
        this.lines = lines;
        this.limits = limits;
        this.delimiter = delimiter;
        this.pushedBack.add(first);
        this.parser = CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(false);
        int most = 2 * limits.maxRowChars() + 2;
        this.handler =
                CsvRecordHandler.of(c -> c.maxFields(most).maxFieldSize(most).maxRecordSize(most));
    }

    /** What the text holds next. */
    sealed interface Found {
        long line();

        String text();

        /** Fields without their quotes; empty ones beyond the header's last are left out. */
        record Whole(long line, String text, List<String> fields) implements Found {}

        record Broken(long line, String text, RowProblem problem, String reason) implements Found {}
    }

    /** From now on a record has this many fields; until then (in the header) any number goes. */
    void expectColumns(int count) {
        columns = count;
    }

    /** The line at which reading the text has arrived, counted from 1. */
    long currentLine() {
        return lines.count() + 1;
    }

    /** The next record that is not blank, or null at the end. */
    Found next() throws IOException {
        TextLines.Line first = nextLine();
        while (first != null && first.isBlank()) {
            first = nextLine();
        }
        if (first == null) {
            return null;
        }
        if (first.cut()) {
            return tooLong(first);
        }
        if (first.text().indexOf(QUOTE) < 0) {
            return parsed(first, first.text(), List.of());
        }
        return quoted(first);
    }

    private TextLines.Line nextLine() throws IOException {
        TextLines.Line line = pushedBack.poll();
        return line == null ? lines.next() : line;
    }

    private Found quoted(TextLines.Line first) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        List<TextLines.Line> continued = new ArrayList<>();
        boolean open = leavesQuoteOpen(first.text(), false);
        while (open) {
            TextLines.Line line = continued.size() + 1 < limits.maxRowLines() ? nextLine() : null;
            if (line != null) {
                continued.add(line);
            }
            if (line == null || line.cut() || text.length() + line.text().length() > limits.maxRowChars()) {
                pushBack(continued);
                return unclosed(first);
            }
            text.append('\n').append(line.text());
            open = leavesQuoteOpen(line.text(), true);
        }
        return parsed(first, text.toString(), continued);
    }

    /** Follows the quotes of a line as RFC 4180 has them: a field is quoted if its first character is a quote. */
    private boolean leavesQuoteOpen(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean fieldStart = !openBefore;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (open && c == QUOTE) {
                if (i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
                    i++;
                } else {
                    open = false;
                }
            } else if (!open && c == QUOTE && fieldStart) {
                open = true;
            }
            fieldStart = !open && c == delimiter;
            i++;
        }
        return open;
    }

    private Found parsed(TextLines.Line first, String text, List<TextLines.Line> continued) {
        CsvRecord split;
        try {
            split = parser.ofSingleCsvRecord(handler, text);
        } catch (CsvParseException e) {
            pushBack(continued);
            return new Found.Broken(
                    first.number(),
                    first.text(),
                    RowProblem.STRAY_QUOTE,
                    "A quoted field goes on after its closing quote: write a quote inside a field twice.");
        }
        if (!continued.isEmpty() && split.getFields().stream().anyMatch(this::swallowedRows)) {
            pushBack(continued);
            return unclosed(first);
        }
        return counted(first, split.getFields(), continued);
    }

    /**
     * Whether a field that goes over several lines holds rows of the table: each end of a row inside it brings a
     * header's worth of delimiters along, which notes in prose do not.
     */
    private boolean swallowedRows(String field) {
        long breaks = field.chars().filter(c -> c == '\n').count();
        long delimiters = field.chars().filter(c -> c == delimiter).count();
        return columns > 1 && breaks > 0 && delimiters >= breaks * (columns - 1);
    }

    private Found counted(TextLines.Line first, List<String> fields, List<TextLines.Line> continued) {
        if (columns == 0 || fields.size() == columns) {
            return new Found.Whole(first.number(), first.text(), fields);
        }
        if (fields.size() > columns
                && fields.subList(columns, fields.size()).stream().allMatch(String::isBlank)) {
            return new Found.Whole(first.number(), first.text(), fields.subList(0, columns));
        }
        pushBack(continued);
        return new Found.Broken(
                first.number(),
                first.text(),
                RowProblem.WRONG_COLUMN_COUNT,
                String.format(
                        Locale.ROOT,
                        "The row has %d columns, the header has %d: look for a missing or extra delimiter or quote.",
                        fields.size(),
                        columns));
    }

    private void pushBack(List<TextLines.Line> continued) {
        for (int i = continued.size() - 1; i >= 0; i--) {
            pushedBack.addFirst(continued.get(i));
        }
    }

    private static Found unclosed(TextLines.Line first) {
        return new Found.Broken(
                first.number(),
                first.text(),
                RowProblem.UNCLOSED_QUOTE,
                "A quote opens in this row and would swallow the rows after it: close it, or take it out.");
    }

    private Found tooLong(TextLines.Line first) {
        return new Found.Broken(
                first.number(),
                first.text(),
                RowProblem.ROW_TOO_LONG,
                String.format(Locale.ROOT, "The row is longer than %,d characters.", limits.maxRowChars()));
    }
}
