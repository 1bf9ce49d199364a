package org.orebook.deposits.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;

/** Writes the errors of rejected rows as CSV (RFC 4180). */
final class RejectionCsv {

    private RejectionCsv() {}

    static String lines(List<ImportStore.Rejection> rejections) {
        StringWriter text = new StringWriter();
        // Unbuffered: the text is in memory anyway, and what a buffer held back would be missing.
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        for (ImportStore.Rejection rejection : rejections) {
            csv.writeRecord(
                    Long.toString(rejection.row()),
                    rejection.field(),
                    inert(rejection.value()),
                    rejection.code(),
                    rejection.reason());
        }
        return text.toString();
    }

    /** A value that a spreadsheet would run as a formula is marked as text; a number stays a number. */
    static String inert(String value) {
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
