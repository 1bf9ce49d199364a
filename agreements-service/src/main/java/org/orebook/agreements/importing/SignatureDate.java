package org.orebook.agreements.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as these sources write them: the day first, and often the month or the year alone. */
final class SignatureDate {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final Pattern MONTH = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2100;

    private SignatureDate() {}

    /** The date in ISO 8601, as precise as it is told; empty where there is no such date. */
    static Optional<String> read(String text) {
        return iso(text).filter(SignatureDate::isOfATimeOfContracts);
    }

    private static Optional<String> iso(String text) {
        Matcher day = DAY.matcher(text);
        Matcher month = MONTH.matcher(text);
        try {
            if (day.matches()) {
                return Optional.of(LocalDate.of(number(day, 3), number(day, 2), number(day, 1))
                        .toString());
            }
            if (month.matches()) {
                return Optional.of(
                        YearMonth.of(number(month, 2), number(month, 1)).toString());
            }
            return YEAR.matcher(text).matches() ? Optional.of(text) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }

    private static boolean isOfATimeOfContracts(String iso) {
        int year = year(iso);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** The year of a date in ISO 8601. */
    static int year(String iso) {
        return Integer.parseInt(iso.substring(0, 4));
    }
}
