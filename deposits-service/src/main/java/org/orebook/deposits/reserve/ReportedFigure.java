package org.orebook.deposits.reserve;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orebook.chassis.quantity.Qualifier;

/**
 * A figure as a table prints it: a number, with or without a qualifier, or a sign that there is none.
 *
 * @param raw as printed
 * @param value the number, not negative; {@code null} where there is none
 * @param qualifier of the number; {@code null} where there is none
 * @param absence why there is no number; {@code null} where there is one
 */
record ReportedFigure(String raw, BigDecimal value, Qualifier qualifier, Absence absence) {

    private static final int LONGEST = 60;
    private static final Pattern NUMBER =
            Pattern.compile("(>|<|~|nearly )? ?(\\d{1,3}(?:,\\d{3})+|\\d{1,20})(\\.\\d{1,10})?");

    /** Reads what is printed; empty where it is neither a number nor a sign that we know. */
    static Optional<ReportedFigure> read(String printed) {
        String raw = printed.strip();
        return switch (raw) {
            // A dash is none: that is a figure, and not the lack of one.
            case "—", "–", "-" -> Optional.of(new ReportedFigure(raw, BigDecimal.ZERO, Qualifier.EXACTLY, null));
            case "NA" -> Optional.of(new ReportedFigure(raw, null, null, Absence.NOT_AVAILABLE));
            case "W" -> Optional.of(new ReportedFigure(raw, null, null, Absence.WITHHELD));
            case "( )", "()" -> Optional.of(new ReportedFigure(raw, null, null, Absence.IN_TOTAL));
            default -> number(raw);
        };
    }

    private static Optional<ReportedFigure> number(String raw) {
        Matcher number = NUMBER.matcher(raw);
        if (raw.length() > LONGEST || !number.matches()) {
            return Optional.empty();
        }
        String fraction = number.group(3) == null ? "" : number.group(3);
        BigDecimal value = new BigDecimal(number.group(2).replace(",", "") + fraction);
        return Optional.of(new ReportedFigure(raw, value, qualifier(number.group(1)), null));
    }

    private static Qualifier qualifier(String sign) {
        if (sign == null) {
            return Qualifier.EXACTLY;
        }
        return switch (sign.strip()) {
            case ">" -> Qualifier.MORE_THAN;
            case "<" -> Qualifier.LESS_THAN;
            case "~" -> Qualifier.ABOUT;
            default -> Qualifier.NEARLY;
        };
    }
}
