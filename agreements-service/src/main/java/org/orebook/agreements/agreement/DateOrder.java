package org.orebook.agreements.agreement;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** Compares dates as sources state them: of a year and a day in it neither is before the other. */
final class DateOrder {

    private static final int YEAR = 4;
    private static final int MONTH = 7;

    private DateOrder() {}

    /** Whether one date is surely before another, both in ISO 8601. */
    static boolean isBefore(String one, String other) {
        int known = Math.min(one.length(), other.length());
        return one.substring(0, known).compareTo(other.substring(0, known)) < 0;
    }

    /** The last day that a date can mean. */
    static LocalDate lastDay(String date) {
        return switch (date.length()) {
            case YEAR -> Year.parse(date).atMonth(12).atEndOfMonth();
            case MONTH -> YearMonth.parse(date).atEndOfMonth();
            default -> LocalDate.parse(date);
        };
    }
}
