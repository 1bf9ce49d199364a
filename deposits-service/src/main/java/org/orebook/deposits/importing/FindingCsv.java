package org.orebook.deposits.importing;

import java.util.List;
import org.orebook.chassis.statement.SpreadsheetText;

/** Writes the findings of rows as CSV (RFC 4180). */
final class FindingCsv {

    static final String HEADER = "row,estimate,code,severity,text\r\n";

    private FindingCsv() {}

    static String lines(List<ImportStore.FoundInRow> findings) {
        return SpreadsheetText.csv(csv -> {
            for (ImportStore.FoundInRow found : findings) {
                csv.writeRecord(
                        Long.toString(found.row()),
                        found.estimate() == null ? null : found.estimate().toString(),
                        found.code().code(),
                        found.severity().code(),
                        SpreadsheetText.inert(found.text()));
            }
        });
    }
}
