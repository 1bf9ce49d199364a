package org.orebook.deposits.importing.source;

import java.util.HexFormat;

/**
 * What is wrong with one row.
 *
 * @param field the column of the file, the path in the feature ({@code properties.names[0].text}), or {@code row} for
 *     the row as a whole
 * @param value what stands there, shortened to {@value #MAX_VALUE_CHARS} characters, control characters escaped; null
 *     where nothing does
 * @param code stable, in kebab case
 * @param reason a sentence for the person who must fix the file
 */
public record RowError(String field, String value, String code, String reason) {

    static final int MAX_VALUE_CHARS = 200;

    /** The field of what is wrong with a row as a whole. */
    public static final String WHOLE_ROW = "row";

    static RowError of(String field, String value, RowProblem problem, String reason) {
        return new RowError(field, value == null ? null : printable(value), problem.code(), reason);
    }

    /** What is wrong with a value of a row that could be read. */
    public static RowError because(String field, String value, String code, String reason) {
        return new RowError(field, value == null ? null : printable(value), code, reason);
    }

    /** The beginning of a text from outside, fit to be shown. */
    static String printable(String value) {
        StringBuilder shown = new StringBuilder(Math.min(value.length(), MAX_VALUE_CHARS));
        for (int i = 0; i < value.length() && shown.length() < MAX_VALUE_CHARS; i++) {
            appendPrintable(value.charAt(i), value, i, shown);
        }
        if (shown.length() >= MAX_VALUE_CHARS) {
            shown.setLength(MAX_VALUE_CHARS - 1);
            if (Character.isHighSurrogate(shown.charAt(shown.length() - 1))) {
                shown.setLength(shown.length() - 1);
            }
            shown.append('…');
        }
        return shown.toString();
    }

    private static void appendPrintable(char c, String value, int at, StringBuilder shown) {
        if (c == ReportedText.MALFORMED) {
            shown.append('\uFFFD');
        } else if (c == '\n') {
            shown.append("\\n");
        } else if (c == '\r') {
            shown.append("\\r");
        } else if (c == '\t') {
            shown.append("\\t");
        } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLone(c, value, at)) {
            shown.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
            shown.append(c);
        }
    }

    private static boolean isLone(char c, String value, int at) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
    }
}
