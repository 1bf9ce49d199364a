package org.orebook.agreements.importing;

import java.util.List;
import org.orebook.chassis.statement.SpreadsheetText;

/** Writes remarks about rows as CSV (RFC 4180). */
final class RemarkCsv {

    private RemarkCsv() {}

    /** A header and a line for each remark. */
    static String of(List<RowRemark> remarks) {
        return SpreadsheetText.csv(csv -> {
            csv.writeRecord("row", "field", "value", "code", "reason");
            for (RowRemark remark : remarks) {
                csv.writeRecord(
                        Long.toString(remark.row()),
                        remark.field(),
                        SpreadsheetText.inert(remark.value()),
                        remark.code(),
                        remark.reason());
            }
        });
    }
}
