package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.statement.SpreadsheetText;

/** Deposits by certainty as a table: a line per figure. */
final class CertaintyCsv {

    private CertaintyCsv() {}

    static String of(List<CertaintyTable.DepositCells> deposits) {
        return SpreadsheetText.csv(csv -> {
            csv.writeRecord(
                    "number",
                    "name",
                    "longitude",
                    "latitude",
                    "certainty",
                    "kind",
                    "category",
                    "qualifier",
                    "low",
                    "high",
                    "unit",
                    "basis",
                    "counted",
                    "estimate");
            for (CertaintyTable.DepositCells deposit : deposits) {
                for (CertaintyTable.Cell cell : deposit.figures()) {
                    csv.writeRecord(
                            deposit.number(),
                            SpreadsheetText.inert(deposit.name()),
                            Objects.toString(deposit.longitude(), ""),
                            Objects.toString(deposit.latitude(), ""),
                            cell.certainty().code(),
                            cell.kind().code(),
                            cell.category(),
                            cell.qualifier() == Qualifier.EXACTLY
                                    ? ""
                                    : cell.qualifier().code(),
                            plain(
                                    cell.amount().value() == null
                                            ? cell.amount().low()
                                            : cell.amount().value()),
                            plain(
                                    cell.amount().value() == null
                                            ? cell.amount().high()
                                            : cell.amount().value()),
                            cell.amount().unit(),
                            cell.amount().basis(),
                            cell.notCounted() == null ? "yes" : "no: " + cell.notCounted(),
                            cell.estimate().toString());
                }
            }
        });
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
