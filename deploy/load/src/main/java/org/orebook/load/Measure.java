package org.orebook.load;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param name what was measured, and under which conditions
 * @param limit what the project promises, in words; empty where it promises nothing
 * @param measured the measured value, in words
 * @param ratio measured to limit, so that up to 1 is well; not a number where there is none
 * @param verdict what that means
 */
record Measure(String name, String limit, String measured, double ratio, Verdict verdict) {

    /** What a measure says about its promise. */
    enum Verdict {
        PASS("pass"),
        FALLS_SHORT("**falls short**"),
        /** For comparison only. */
        NOTED("");

        private final String shown;

        Verdict(String shown) {
            this.shown = shown;
        }
    }

    /** A value that shall be at most a limit in the same unit. */
    static Measure atMost(String name, double limit, double measured, String unit) {
        return atMost(name, limit, measured, unit, number(measured) + " " + unit);
    }

    /** As above, with more to say about the measured value. */
    static Measure atMost(String name, double limit, double measured, String unit, String shown) {
        var verdict = measured <= limit ? Verdict.PASS : Verdict.FALLS_SHORT;
        return new Measure(name, "≤ " + number(limit) + " " + unit, shown, measured / limit, verdict);
    }

    /** A value that shall be at least a limit in the same unit; the ratio is that of the limit to it. */
    static Measure atLeast(String name, double limit, double measured, String unit) {
        var verdict = measured >= limit ? Verdict.PASS : Verdict.FALLS_SHORT;
        return new Measure(
                name, "≥ " + number(limit) + " " + unit, number(measured) + " " + unit, limit / measured, verdict);
    }

    /** A value without a promise. */
    static Measure noted(String name, String measured) {
        return new Measure(name, "", measured, Double.NaN, Verdict.NOTED);
    }

    /** What was measured under errors has not been measured: it falls short whatever its value. */
    Measure withErrors(long errors, long requests) {
        return errors == 0
                ? this
                : new Measure(
                        name,
                        limit,
                        "%s, %d of %d requests failed".formatted(measured, errors, requests),
                        ratio,
                        Verdict.FALLS_SHORT);
    }

    String markdown() {
        var shownRatio = Double.isNaN(ratio) ? "" : number(ratio);
        return "| %s | %s | %s | %s | %s |".formatted(name, limit, measured, shownRatio, verdict.shown);
    }

    /** Three digits that matter, and no exponent. */
    static String number(double value) {
        var magnitude = Math.abs(value);
        var digits = magnitude >= 100 || magnitude == 0 ? 0 : magnitude >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
