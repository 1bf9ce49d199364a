package org.orebook.deposits.importing.source;

import java.math.BigDecimal;

/** Figures as they are written, digit by digit: what a deposit holds is 0 or more, and less than the Earth weighs. */
sealed interface ReportedDecimal {

    record Read(BigDecimal value) implements ReportedDecimal {}

    record Refused(RowProblem problem, String reason) implements ReportedDecimal {}

    int MAX_DIGITS = 30;
    /** Places before the point; as many may stand behind it as there are digits. */
    int MAX_PLACES = 24;

    static ReportedDecimal parse(String text) {
        return switch (ReportedNumber.parse(text, false)) {
            case ReportedNumber.Unreadable(String reason) -> new Refused(RowProblem.NOT_A_NUMBER, reason);
            case ReportedNumber.Read(double approximately) -> exactly(text.replace('\u2212', '-'));
        };
    }

    private static ReportedDecimal exactly(String text) {
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException beyondAnyScale) {
            return absurd();
        }
        if (value.signum() < 0) {
            return new Refused(RowProblem.OUT_OF_RANGE, "A figure is 0 or more.");
        }
        return value.precision() > MAX_DIGITS
                        || (long) value.precision() - value.scale() > MAX_PLACES
                        || value.scale() > MAX_DIGITS
                ? absurd()
                : new Read(value);
    }

    private static Refused absurd() {
        return new Refused(
                RowProblem.OUT_OF_RANGE, "A figure has at most 30 digits and is less than 10 to the power of 24.");
    }
}
