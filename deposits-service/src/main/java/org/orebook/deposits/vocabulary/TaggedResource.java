package org.orebook.deposits.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Serves what is small and changes with a release only: each whole. The entity tag is a hash of the content, so all
 * replicas of a release agree on it.
 */
public abstract class TaggedResource {

    private static final String AN_HOUR = "private, max-age=3600";

    private final ObjectMapper json;

    protected TaggedResource(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The answer of a view, or that it has not changed.
     *
     * @param known the caller's If-None-Match, or {@code null}
     */
    protected final Response answer(Object view, String known) {
        byte[] content = written(view);
        String tag = tag(content);
        Response.ResponseBuilder response = isKnown(tag, known)
                ? Response.notModified()
                : Response.ok(content, MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()));
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .build();
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2): a proxy that compresses may have made the tag a weak one. */
    private static boolean isKnown(String tag, String known) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private byte[] written(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a vocabulary cannot be written as JSON", e);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
