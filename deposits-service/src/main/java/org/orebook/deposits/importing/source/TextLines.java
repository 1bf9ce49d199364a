package org.orebook.deposits.importing.source;

import java.io.IOException;
import java.io.Reader;

/** The lines of a text, ended by LF, CR LF or CR; of a line that is too long only the beginning is kept. */
final class TextLines {

    private static final int KEPT_OF_A_LONG_LINE = 1000;

    private final Reader text;
    private final int maxChars;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int filled;
    private long number;
    private boolean afterCarriageReturn;

    TextLines(Reader text, int maxChars) {
        this.text = text;
        this.maxChars = maxChars;
    }

    /** Lines that were read to their end. */
    long count() {
        return number;
    }

    /** @param cut whether the line was too long, and this is its beginning only */
    record Line(long number, String text, boolean cut) {

        boolean isBlank() {
            return !cut && text.isBlank();
        }
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        StringBuilder longLine = null;
        boolean cut = false;
        boolean any = false;
        while (available()) {
            any = true;
            int end = endOfLine();
            boolean complete = end < filled;
            if (complete && longLine == null && end - position <= maxChars) {
                return line(new String(buffer, position, end - position), false, end);
            }
            longLine = longLine == null ? new StringBuilder() : longLine;
            cut = cut || longLine.length() + end - position > maxChars;
            append(longLine, end, cut);
            if (complete) {
                return line(longLine.toString(), cut, end);
            }
            position = filled;
        }
        return any ? new Line(++number, longLine.toString(), cut) : null;
    }

    /** Fills the buffer where it is used up, and passes over the LF of a CR LF; false at the end of the text. */
    private boolean available() throws IOException {
        while (true) {
            if (position == filled) {
                position = 0;
                filled = Math.max(text.read(buffer, 0, buffer.length), 0);
                if (filled == 0) {
                    return false;
                }
            }
            if (!afterCarriageReturn) {
                return true;
            }
            afterCarriageReturn = false;
            if (buffer[position] != '\n') {
                return true;
            }
            position++;
        }
    }

    private int endOfLine() {
        for (int i = position; i < filled; i++) {
            char c = buffer[i];
            if (c == '\n' || c == '\r') {
                return i;
            }
        }
        return filled;
    }

    private void append(StringBuilder line, int end, boolean cut) {
        int room = cut ? Math.max(0, KEPT_OF_A_LONG_LINE - line.length()) : end - position;
        line.append(buffer, position, Math.min(room, end - position));
        if (cut && line.length() > KEPT_OF_A_LONG_LINE) {
            line.setLength(KEPT_OF_A_LONG_LINE);
            line.trimToSize();
        }
    }

    private Line line(String content, boolean cut, int end) {
        afterCarriageReturn = buffer[end] == '\r';
        position = end + 1;
        return new Line(++number, content, cut);
    }
}
