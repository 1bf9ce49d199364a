package org.orebook.gateway.arrival;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.UUID;

/** The id under which a request is found in every log: the caller's own where it is well-formed, or a fresh UUID. */
public final class RequestId {
    /** The header, in and out. */
    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private static final int MAX_LENGTH = 64;

    private RequestId() {}

    static String of(HttpServerRequest request) {
        List<String> given = request.headers().getAll(HEADER);
        return given.size() == 1 && isWellFormed(given.getFirst())
                ? given.getFirst()
                : UUID.randomUUID().toString();
    }

    /** Letters, digits, {@code . _ -}, at most 64: nothing that could forge a log line or a header. */
    static boolean isWellFormed(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!Ascii.isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
