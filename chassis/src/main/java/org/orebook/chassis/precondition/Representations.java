package org.orebook.chassis.precondition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Answers reads with an entity tag, and with 304 where the caller has that representation already. A list's tag is
 * taken from the bytes that this caller is shown, so it tells nothing of what is not shown.
 */
@ApplicationScoped
public class Representations {

    private static final int TAG_BYTES = 15;
    private static final String PRIVATE = "private, no-cache";

    private final ObjectMapper json;

    Representations(ObjectMapper json) {
        this.json = json;
    }

    /** A list or another representation without a version of its own. */
    public Response of(Request request, Object content, MediaType type) {
        byte[] bytes = write(content);
        EntityTag tag = new EntityTag(digest(bytes), true);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(bytes, type))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.VARY, "Accept, Authorization")
                .build();
    }

    /** A record at a version. */
    public Response of(Request request, Object content, int version) {
        EntityTag tag = Versions.tag(version);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged == null) {
            unchanged = knownWeakly(request, tag);
        }
        return (unchanged != null ? unchanged : Response.ok(content, MediaType.APPLICATION_JSON_TYPE))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.VARY, "Accept, Authorization")
                .build();
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2): a proxy that compresses may have made the tag a weak one. */
    private static Response.ResponseBuilder knownWeakly(Request request, EntityTag strong) {
        Response.ResponseBuilder answer = request.evaluatePreconditions(new EntityTag(strong.getValue(), true));
        boolean known =
                answer != null && answer.clone().build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
        return known ? answer : null;
    }

    private byte[] write(Object content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
