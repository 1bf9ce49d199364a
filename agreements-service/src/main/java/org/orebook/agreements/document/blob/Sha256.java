package org.orebook.agreements.document.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of some bytes.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record Sha256(String hex) {

    private static final int BYTES = 32;
    private static final int DIGITS = 2 * BYTES;

    public Sha256 {
        if (!isHex(hex) || !hex.equals(hex.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("A SHA-256 has " + DIGITS + " hexadecimal digits.");
        }
    }

    /** The hash that a caller wrote in hexadecimal, in whichever case; {@code null} where it is none. */
    public static Sha256 ofHex(String text) {
        return isHex(text) ? new Sha256(text.toLowerCase(Locale.ROOT)) : null;
    }

    /** The hash that a caller wrote in Base64; {@code null} where it is none. */
    public static Sha256 ofBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return bytes.length == BYTES ? new Sha256(HexFormat.of().formatHex(bytes)) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** What remains of a digest that was fed with all the bytes. */
    static Sha256 of(MessageDigest fed) {
        return new Sha256(HexFormat.of().formatHex(fed.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As the header {@code Content-Digest} says it (RFC 9530). */
    public String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static boolean isHex(String text) {
        return text != null && text.length() == DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
