package org.orebook.chassis.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.function.Consumer;

/** Texts that people open in a spreadsheet. */
public final class SpreadsheetText {

    private SpreadsheetText() {}

    /** Rows as CSV (RFC 4180). */
    public static String csv(Consumer<CsvWriter> rows) {
        StringWriter text = new StringWriter();
        // Unbuffered: the text is in memory anyway, and what a buffer held back would be missing.
        rows.accept(CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text));
        return text.toString();
    }

    /** A value that a spreadsheet would run as a formula is marked as text; a number stays a number. */
    public static String inert(String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        char first = value.charAt(0);
        boolean formula = first == '=' || first == '@' || first == '\t' || first == '\r';
        boolean signed = first == '+' || first == '-';
        boolean numeric = signed && value.length() > 1 && Character.isDigit(value.charAt(1));
        return formula || (signed && !numeric) ? '\'' + value : value;
    }
}
