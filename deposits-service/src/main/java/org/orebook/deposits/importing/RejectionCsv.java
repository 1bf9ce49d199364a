package org.orebook.deposits.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import org.orebook.deposits.deposit.SpreadsheetText;

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
                    SpreadsheetText.inert(rejection.value()),
                    rejection.code(),
                    rejection.reason());
        }
        return text.toString();
    }
}
