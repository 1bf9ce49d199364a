package org.orebook.deposits.importing;

import java.util.List;
import org.orebook.chassis.statement.SpreadsheetText;

/** Writes the errors of rejected rows as CSV (RFC 4180). */
final class RejectionCsv {

    private RejectionCsv() {}

    static String lines(List<ImportStore.Rejection> rejections) {
        return SpreadsheetText.csv(csv -> {
            for (ImportStore.Rejection rejection : rejections) {
                csv.writeRecord(
                        Long.toString(rejection.row()),
                        rejection.field(),
                        SpreadsheetText.inert(rejection.value()),
                        rejection.code(),
                        rejection.reason());
            }
        });
    }
}
