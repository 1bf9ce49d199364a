package org.orebook.chassis.statement;

/** What the registry keeps as text: well-formed Unicode on one line. */
public final class PlainText {

    private PlainText() {}

    /** What is wrong with a text, or {@code null}. PostgreSQL keeps neither NUL nor half of a surrogate pair. */
    public static String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return "has a control character";
            }
            if (Character.isSurrogate(text.charAt(i)) && !pairedAt(text, i)) {
                return "is not well-formed Unicode";
            }
        }
        return null;
    }

    private static boolean pairedAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** At most so many characters from the beginning, without half of a pair at the end. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
