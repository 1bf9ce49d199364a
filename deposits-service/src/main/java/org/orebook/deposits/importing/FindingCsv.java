package org.orebook.deposits.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import org.orebook.deposits.deposit.SpreadsheetText;

/** Writes the findings of rows as CSV (RFC 4180). */
final class FindingCsv {

    static final String HEADER = "row,estimate,code,severity,text\r\n";

    private FindingCsv() {}

    static String lines(List<ImportStore.FoundInRow> findings) {
        StringWriter text = new StringWriter();
        // Unbuffered: the text is in memory anyway, and what a buffer held back would be missing.
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        for (ImportStore.FoundInRow found : findings) {
            csv.writeRecord(
                    Long.toString(found.row()),
                    found.estimate() == null ? null : found.estimate().toString(),
                    found.code().code(),
                    found.severity().code(),
                    SpreadsheetText.inert(found.text()));
        }
        return text.toString();
    }
}
