package org.orebook.gateway.arrival;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** The response headers that keep a browser from making more of an answer than it is (OWASP REST Security). */
public final class SecurityHeaders {
    private static final List<Map.Entry<CharSequence, CharSequence>> HEADERS = List.of(
            header("X-Content-Type-Options", "nosniff"),
            header("X-Frame-Options", "DENY"),
            header("Referrer-Policy", "no-referrer"),
            header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

    private SecurityHeaders() {}

    static void addTo(MultiMap headers) {
        for (Map.Entry<CharSequence, CharSequence> header : HEADERS) {
            headers.set(header.getKey(), header.getValue());
        }
    }

    /** Removes the service's own, so that each is there once. */
    public static void removeFrom(MultiMap headers) {
        for (Map.Entry<CharSequence, CharSequence> header : HEADERS) {
            headers.remove(header.getKey());
        }
    }

    private static Map.Entry<CharSequence, CharSequence> header(String name, String value) {
        return Map.entry(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
}
