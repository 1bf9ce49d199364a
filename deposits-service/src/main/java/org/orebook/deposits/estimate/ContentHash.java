package org.orebook.deposits.estimate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Knows the same content again: the first eight bytes of the SHA-256 of its text. */
final class ContentHash {

    private ContentHash() {}

    static long of(EstimateContent content) {
        return of(EstimateJson.of(content));
    }

    static long of(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
