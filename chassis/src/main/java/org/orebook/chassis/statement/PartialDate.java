package org.orebook.chassis.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** Dates as sources state them: a year, a month or a day of ISO 8601. */
public final class PartialDate {

    private PartialDate() {}

    public static boolean isValid(String text) {
        try {
            switch (text.length()) {
                case 4 -> Year.parse(text);
                case 7 -> YearMonth.parse(text);
                case 10 -> LocalDate.parse(text);
                default -> {
                    return false;
                }
            }
            return true;
        } catch (DateTimeException illFormed) {
            return false;
        }
    }
}
