package org.orebook.gateway.routing;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orebook.gateway.arrival.RequestId;
import org.orebook.gateway.arrival.SecurityHeaders;

/**
 * Which headers cross the gateway. Hop-by-hop headers, and those that {@code Connection} names, end here (RFC 9110,
 * 7.6.1); what speaks of the client's address or belongs to Orebook itself is ours to say and nobody else's.
 */
final class ForwardedHeaders {
    private static final CharSequence FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /** Expect is answered by the gateway, before the service sees the request. */
    private static final List<CharSequence> REQUEST_HOP_BY_HOP = names(
            "Connection",
            "Keep-Alive",
            "Proxy-Authorization",
            "Proxy-Authenticate",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Upgrade",
            "HTTP2-Settings",
            "Expect");

    private static final List<CharSequence> CLAIMS = names(
            "Forwarded",
            "Via",
            "X-Real-IP",
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-HTTP-Method-Override",
            "X-Client-IP");

    private static final List<CharSequence> TRACE_CONTEXT = names("traceparent", "tracestate");

    private static final List<String> CLAIM_PREFIXES = List.of("x-forwarded-", "x-orebook-");

    /** Transfer-Encoding stays, for the proxy to read; it never sends it on. */
    private static final List<CharSequence> RESPONSE_HOP_BY_HOP =
            names("Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Connection", "Trailer", "Upgrade");

    private static final List<CharSequence> RESPONSE_INTERNAL = names("Server", "X-Powered-By", "X-Request-Id");

    private ForwardedHeaders() {}

    /** Leaves what a service may believe. */
    static void toService(MultiMap headers, HttpServerRequest client, String requestId) {
        removeNamedByConnection(headers);
        removeAll(headers, REQUEST_HOP_BY_HOP);
        removeAll(headers, CLAIMS);
        removeInternal(headers);
        if (Span.current().getSpanContext().isValid()) {
            // Ours is added when the request goes, and the service would read the first of two.
            removeAll(headers, TRACE_CONTEXT);
        }
        headers.set(FOR, client.remoteAddress().hostAddress());
        headers.set(PROTO, client.scheme());
        headers.set(HOST, client.authority().toString());
        headers.set(RequestId.HEADER, requestId);
    }

    /** Leaves what a client should see. */
    static void toClient(MultiMap headers) {
        removeNamedByConnection(headers);
        removeAll(headers, RESPONSE_HOP_BY_HOP);
        removeAll(headers, RESPONSE_INTERNAL);
        SecurityHeaders.removeFrom(headers);
        removeInternal(headers);
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }

    private static void removeNamedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return;
        }
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                String named = name.strip();
                if (!named.isEmpty() && !isFraming(named)) {
                    headers.remove(named);
                }
            }
        }
    }

    /** Where a body ends is read from the message itself, whatever Connection says of it. */
    private static boolean isFraming(String name) {
        return name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("Transfer-Encoding");
    }

    private static void removeInternal(MultiMap headers) {
        List<String> found = null;
        for (Map.Entry<String, String> header : headers) {
            if (isInternal(header.getKey())) {
                found = found == null ? new ArrayList<>(2) : found;
                found.add(header.getKey());
            }
        }
        if (found != null) {
            found.forEach(headers::remove);
        }
    }

    private static boolean isInternal(String name) {
        for (String prefix : CLAIM_PREFIXES) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    private static void removeAll(MultiMap headers, List<CharSequence> names) {
        for (CharSequence name : names) {
            headers.remove(name);
        }
    }

    private static List<CharSequence> names(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> HttpHeaders.createOptimized(name.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
