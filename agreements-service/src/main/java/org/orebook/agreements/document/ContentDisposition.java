package org.orebook.agreements.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orebook.chassis.problem.BadParameter;

/** The header that names a file (RFC 6266), with letters of every script (RFC 8187). */
final class ContentDisposition {

    static final String HEADER = "Content-Disposition";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile("\\s*" + TOKEN + "\\s*");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*(" + TOKEN + ")\\s*=\\s*(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*+)\")\\s*");

    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";
    private static final int LONGEST = 4000;

    private ContentDisposition() {}

    /**
     * The name that a header gives.
     *
     * @return {@code null} where there is no header, or no name in it
     * @throws BadParameter where it cannot be read
     */
    static String fileName(String header) {
        if (header == null) {
            return null;
        }
        Map<String, String> parameters = parameters(header);
        String extended = parameters.get("filename*");
        if (extended != null) {
            return decoded(header, extended);
        }
        String plain = parameters.get("filename");
        if (plain != null && !plain.chars().allMatch(c -> c < 0x7F)) {
            // Nobody can tell which bytes these letters were.
            throw unreadable(header, "letters other than ASCII go into filename*=UTF-8''…, percent-encoded");
        }
        return plain;
    }

    private static Map<String, String> parameters(String header) {
        Matcher type = TYPE.matcher(header);
        if (header.length() > LONGEST || !type.lookingAt()) {
            throw unreadable(header, "expected attachment; filename=\"…\"");
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(header).region(type.end(), header.length());
        int end = type.end();
        while (parameter.lookingAt()) {
            String quoted = parameter.group(3);
            String value = quoted == null ? parameter.group(2) : quoted.replaceAll("\\\\(.)", "$1");
            if (parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) != null) {
                throw unreadable(header, "says " + parameter.group(1) + " twice");
            }
            end = parameter.end();
            parameter.region(end, header.length());
        }
        if (end < header.length()) {
            throw unreadable(header, "expected attachment; filename=\"…\"");
        }
        return parameters;
    }

    private static String decoded(String header, String extended) {
        String[] parts = extended.split("'", 3);
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("UTF-8")) {
            throw unreadable(header, "expected filename*=UTF-8''…");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(parts[2])).toString();
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            throw unreadable(header, "filename* is no UTF-8, percent-encoded");
        }
    }

    private static ByteBuffer bytes(String encoded) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
            } else if (i + 2 < encoded.length()) {
                bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                throw new IllegalArgumentException("cut off");
            }
        }
        return bytes.flip();
    }

    private static BadParameter unreadable(String header, String reason) {
        return BadParameter.of(HEADER, header, reason);
    }

    /** The header that has a browser save a file, and never show it. */
    static String attachment(String name) {
        return "attachment; filename=\"" + inAscii(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String inAscii(String name) {
        IntPredicate safe = c -> c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%';
        StringBuilder ascii = new StringBuilder();
        name.codePoints().forEach(c -> ascii.append(safe.test(c) ? (char) c : '_'));
        return ascii.toString();
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isAttributeCharacter(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isAttributeCharacter(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || ATTRIBUTE_CHARACTERS.indexOf(c) >= 0;
    }
}
