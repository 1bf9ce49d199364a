package org.orebook.deposits.reserve;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a CSV file (RFC 4180, UTF-8) of country figures into rows. */
final class ReserveCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private ReserveCsv() {}

    /**
     * The rows of a file.
     *
     * @throws ReserveRefusals.UnreadableFile where it is no such table
     */
    static List<TableRow> read(byte[] file) {
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text(file))) {
            List<TableRow> rows = new ArrayList<>();
            List<String> header = null;
            for (CsvRecord record : records) {
                if (header == null) {
                    header = header(record.getFields());
                } else {
                    rows.add(row(rows.size() + 1, header, record.getFields()));
                }
            }
            if (rows.isEmpty()) {
                throw new ReserveRefusals.UnreadableFile("file", "The file has no row.");
            }
            return rows;
        } catch (CsvParseException broken) {
            throw new ReserveRefusals.UnreadableFile("file", "The file is no well-formed CSV: look for a stray quote.");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException otherEncoding) {
            throw new ReserveRefusals.UnreadableFile("file", "The file is not in UTF-8.");
        }
    }

    private static List<String> header(List<String> fields) {
        List<String> header = fields.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!TableRow.COLUMNS.contains(column) || !seen.add(column)) {
                throw new ReserveRefusals.UnreadableFile(
                        "header",
                        "The header has the column '" + shortened(column)
                                + "', which is not known or there twice; known are "
                                + String.join(", ", TableRow.COLUMNS) + ".");
            }
        }
        if (!seen.containsAll(TableRow.NEEDED)) {
            throw new ReserveRefusals.UnreadableFile(
                    "header", "The header needs the columns " + String.join(", ", TableRow.NEEDED) + ".");
        }
        return header;
    }

    private static TableRow row(int number, List<String> header, List<String> fields) {
        if (fields.size() != header.size()) {
            throw new ReserveRefusals.UnreadableFile(
                    "rows[" + number + "]",
                    "Row " + number + " has " + fields.size() + " columns, the header has " + header.size() + ".");
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), fields.get(i).strip());
        }
        return new TableRow(number, cells);
    }

    private static String shortened(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50) + "…";
    }
}
