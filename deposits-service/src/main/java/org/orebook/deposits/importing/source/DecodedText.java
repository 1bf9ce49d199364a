package org.orebook.deposits.importing.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Turns the bytes of a file into characters. Bytes that the encoding does not know become
 * {@link ReportedText#MALFORMED}, so that only the rows with such bytes are rejected. That character was chosen over the
 * usual U+FFFD because real files hold U+FFFD where somebody before us lost a letter, and such a row is readable.
 */
final class DecodedText {

    private static final int HEAD_BYTES = 4096;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private DecodedText() {}

    static Reader open(PlainInput plain, Charset declared) throws IOException {
        byte[] head = plain.readNBytes(HEAD_BYTES);
        refuseOtherContainers(head, plain.wasGzip());
        Charset charset = charsetOf(head, declared);
        int skipped = byteOrderMarkLength(head, charset);
        var rest = new ByteArrayInputStream(head, skipped, head.length - skipped);
        return new InputStreamReader(
                new SequenceInputStream(rest, plain),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(ReportedText.MALFORMED)));
    }

    private static void refuseOtherContainers(byte[] head, boolean wasGzip) throws UnreadableFileException {
        if (head.length == 0) {
            throw new UnreadableFileException(FileProblem.EMPTY_FILE, "The file is empty.");
        }
        if (wasGzip && GzipInput.isGzip(head)) {
            throw new UnreadableFileException(
                    FileProblem.NESTED_GZIP, "The file was packed with gzip twice: pack it once.");
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            throw new UnreadableFileException(
                    FileProblem.NOT_TEXT,
                    "This is a ZIP archive or an Excel workbook: send the table as CSV text, plain or packed with gzip.");
        }
    }

    private static Charset charsetOf(byte[] head, Charset declared) throws UnreadableFileException {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (isWide(declared)) {
            return declared;
        }
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF) || everySecondByteIsZero(head)) {
            throw new UnreadableFileException(
                    FileProblem.WRONG_ENCODING,
                    String.format(
                            Locale.ROOT,
                            "The file is UTF-16, but %s is expected: save it as UTF-8, or declare its charset.",
                            declared.name()));
        }
        // A zero byte here and there is a damaged row; this many are another kind of file.
        if (zeros(head, 0, 1) > head.length / 32) {
            throw new UnreadableFileException(
                    FileProblem.NOT_TEXT, "The file holds zero bytes: it is not a text file.");
        }
        // What calls itself Latin-1 is windows-1252 in practice (WHATWG Encoding Standard, names and labels).
        return declared.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : declared;
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static int byteOrderMarkLength(byte[] head, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        }
        // "UTF-16" and "UTF-32" take their mark themselves; the variants with a fixed order would hand it on.
        return switch (charset.name()) {
            case "UTF-16LE" -> startsWith(head, 0xFF, 0xFE) ? 2 : 0;
            case "UTF-16BE" -> startsWith(head, 0xFE, 0xFF) ? 2 : 0;
            case "UTF-32LE" -> startsWith(head, 0xFF, 0xFE, 0, 0) ? 4 : 0;
            case "UTF-32BE" -> startsWith(head, 0, 0, 0xFE, 0xFF) ? 4 : 0;
            default -> 0;
        };
    }

    /** True of text in UTF-16 without a mark, in either order: its delimiters and digits have a zero byte each. */
    private static boolean everySecondByteIsZero(byte[] head) {
        int pairs = head.length / 2;
        int even = zeros(head, 0, 2);
        int odd = zeros(head, 1, 2);
        return pairs >= 2 && Math.max(even, odd) > pairs / 8 && Math.min(even, odd) == 0;
    }

    private static int zeros(byte[] bytes, int from, int step) {
        int zeros = 0;
        for (int i = from; i < bytes.length; i += step) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
