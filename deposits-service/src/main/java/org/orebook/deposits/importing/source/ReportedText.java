package org.orebook.deposits.importing.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cleans a text without changing what it says: trimmed, one line, Unicode NFC, no invisible marks. Characters of the
 * block U+0080 to U+009F are bytes of windows-1252 or of another code page that somebody once read as Latin-1: the
 * punctuation is put right (U+0092 is an apostrophe); a letter cannot be told (0x9F is ü on one machine, Ÿ on
 * another) and becomes U+FFFD, which also stays as reported wherever a file already holds it.
 */
final class ReportedText {

    /** What bytes that are no characters in the file's encoding are decoded to: a noncharacter, never in real text. */
    static final char MALFORMED = '\uFFFF';

    private static final char UNKNOWN_LETTER = '\uFFFD';
    /** The punctuation and symbols of windows-1252; letters and gaps are unknown. */
    private static final String WINDOWS_1252_80_TO_9F = "€?‚?„…†‡ˆ‰?‹?????‘’“”•–—˜™?›????".replace('?', UNKNOWN_LETTER);

    private static final char FIRST_COMBINING = '\u0300';

    private ReportedText() {}

    /** What makes the text unusable, or null. */
    static RowProblem fault(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F) {
                return RowProblem.CONTROL_CHARACTER;
            }
            if (c >= Character.MIN_SURROGATE && isMalformed(raw, i)) {
                return RowProblem.MALFORMED_ENCODING;
            }
        }
        return null;
    }

    private static boolean isMalformed(String raw, int at) {
        char c = raw.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(raw.charAt(at - 1));
        }
        return c >= '\uFFFE';
    }

    /** The cleaned text, or null where nothing is left. Expects a text without {@link #fault}. */
    static String clean(String raw) {
        if (isPlain(raw)) {
            return raw.isEmpty() ? null : raw;
        }
        StringBuilder cleaned = new StringBuilder(raw.length());
        boolean composed = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            composed &= c < FIRST_COMBINING;
            append(c, cleaned);
        }
        String text = cleaned.toString().strip();
        if (text.isEmpty()) {
            return null;
        }
        return composed ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isPlain(String raw) {
        int length = raw.length();
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return length == 0 || (raw.charAt(0) != ' ' && raw.charAt(length - 1) != ' ');
    }

    private static void append(char c, StringBuilder cleaned) {
        if (c >= 0x80 && c <= 0x9F) {
            cleaned.append(WINDOWS_1252_80_TO_9F.charAt(c - 0x80));
        } else if (c == '\t' || c == '\n' || c == '\r' || isSpace(c)) {
            cleaned.append(' ');
        } else if (!isInvisibleMark(c)) {
            cleaned.append(c);
        }
    }

    private static boolean isSpace(char c) {
        return c == '\u00A0' || (c > '\u1000' && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    /** Soft hyphens, zero-width spaces, byte order marks, and direction marks, which let a name show as another. */
    private static boolean isInvisibleMark(char c) {
        return c == '\u00AD'
                || c == '\u200B'
                || (c >= '\u200E' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || c == '\uFEFF';
    }

    /** The parts between separators that stand outside parentheses, trimmed, without the empty ones. */
    static List<String> splitOutsideParentheses(String text, String separators) {
        if (!containsAny(text, separators)) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && separators.indexOf(c) >= 0) {
                addPart(text.substring(from, i), parts);
                from = i + 1;
            }
        }
        // A parenthesis that is never closed tells nothing about where the parts end.
        if (depth > 0) {
            return splitEverywhere(text, separators);
        }
        addPart(text.substring(from), parts);
        return parts;
    }

    /** The parts between separators, wherever they stand, trimmed, without the empty ones. */
    static List<String> splitEverywhere(String text, String separators) {
        if (!containsAny(text, separators)) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
                addPart(text.substring(from, i), parts);
                from = i + 1;
            }
        }
        return parts;
    }

    private static boolean containsAny(String text, String separators) {
        for (int i = 0; i < separators.length(); i++) {
            if (text.indexOf(separators.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void addPart(String part, List<String> parts) {
        String stripped = part.strip();
        if (!stripped.isEmpty()) {
            parts.add(stripped);
        }
    }

    static boolean hasLetterOrDigit(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
