package org.orebook.agreements.document;

import java.util.Locale;
import org.orebook.agreements.document.blob.Sha256;
import org.orebook.chassis.problem.BadParameter;

/** The header that says what a body's hash is (RFC 9530). */
final class ContentDigest {

    static final String HEADER = "Content-Digest";

    private static final String ALGORITHM = "sha-256";

    private ContentDigest() {}

    /**
     * The SHA-256 that a header gives.
     *
     * @return {@code null} where there is no header
     * @throws BadParameter where it has none that can be read: who sends a hash wants it to be looked at
     */
    static Sha256 read(String header) {
        if (header == null) {
            return null;
        }
        for (String member : header.split(",", -1)) {
            String[] pair = member.strip().split("=", 2);
            if (pair.length == 2 && pair[0].toLowerCase(Locale.ROOT).equals(ALGORITHM)) {
                return bytes(header, pair[1]);
            }
        }
        throw unreadable(header);
    }

    private static Sha256 bytes(String header, String sequence) {
        boolean isSequence = sequence.length() > 1 && sequence.startsWith(":") && sequence.endsWith(":");
        Sha256 digest = isSequence ? Sha256.ofBase64(sequence.substring(1, sequence.length() - 1)) : null;
        if (digest == null) {
            throw unreadable(header);
        }
        return digest;
    }

    private static BadParameter unreadable(String header) {
        return BadParameter.of(HEADER, header, "expected sha-256=:…: with the hash in Base64");
    }

    /** The header for these bytes. */
    static String of(Sha256 digest) {
        return ALGORITHM + "=:" + digest.base64() + ":";
    }
}
