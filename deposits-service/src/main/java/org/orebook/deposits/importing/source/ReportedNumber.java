package org.orebook.deposits.importing.source;

import java.util.regex.Pattern;

/**
 * Decimal numbers as people and spreadsheets write them. A decimal comma is read where it can mean nothing else; degrees,
 * minutes and seconds are refused, because guessing their form wrongly moves a deposit by kilometres.
 */
sealed interface ReportedNumber {

    record Read(double value) implements ReportedNumber {}

    record Unreadable(String reason) implements ReportedNumber {}

    int MAX_CHARS = 40;
    Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d{1,3},\\d+");
    Pattern SEXAGESIMAL =
            Pattern.compile(".*\\d\\s*[°º'′:\"″].*|[NSEWnsew]?\\s*\\d+([.,]\\d+)?\\s*[NSEWnsew]?|-?\\d+(\\s+\\d+)+.*");

    static ReportedNumber parse(String text, boolean commaMayBeDecimal) {
        String ascii = text.replace('\u2212', '-');
        if (ascii.length() <= MAX_CHARS && isDecimal(ascii)) {
            return finite(ascii);
        }
        if (ascii.length() <= MAX_CHARS && DECIMAL_COMMA.matcher(ascii).matches()) {
            return commaMayBeDecimal
                    ? finite(ascii.replace(',', '.'))
                    : new Unreadable(
                            "The comma may mark decimals or thousands: write the number with a point or without.");
        }
        if (ascii.length() <= MAX_CHARS && SEXAGESIMAL.matcher(ascii).matches()) {
            return new Unreadable(
                    "Write decimal degrees with a sign (48.675, -0.5), not degrees and minutes or letters.");
        }
        return new Unreadable("This is not a number.");
    }

    private static ReportedNumber finite(String decimal) {
        double value = Double.parseDouble(decimal);
        // Adding zero makes -0.0 a plain zero.
        return Double.isFinite(value) ? new Read(value + 0.0) : new Unreadable("This number is too large.");
    }

    /** Narrower than {@link Double#parseDouble}, which also takes {@code NaN}, {@code 0x1p3} and {@code 5d}. */
    private static boolean isDecimal(String text) {
        int i = skipSign(text, 0);
        int wholeEnd = skipDigits(text, i);
        int digits = wholeEnd - i;
        i = wholeEnd;
        if (i < text.length() && text.charAt(i) == '.') {
            int fractionEnd = skipDigits(text, i + 1);
            digits += fractionEnd - i - 1;
            i = fractionEnd;
        }
        if (digits == 0) {
            return false;
        }
        if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = skipSign(text, i + 1);
            i = skipDigits(text, exponent);
            if (i == exponent) {
                return false;
            }
        }
        return i == text.length();
    }

    private static int skipSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int skipDigits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
