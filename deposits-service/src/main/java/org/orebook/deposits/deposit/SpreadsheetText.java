package org.orebook.deposits.deposit;

/** Texts that people open in a spreadsheet. */
public final class SpreadsheetText {

    private SpreadsheetText() {}

    /** A value that a spreadsheet would run as a formula is marked as text; a number stays a number. */
    public static String inert(String value) {
        if (value == null || value.isEmpty()) {
            return value;
        }
        char first = value.charAt(0);
        boolean formula = first == '=' || first == '@' || first == '\t' || first == '\r';
        boolean signed = first == '+' || first == '-';
        boolean numeric = signed && value.length() > 1 && Character.isDigit(value.charAt(1));
        return formula || (signed && !numeric) ? '\'' + value : value;
    }
}
