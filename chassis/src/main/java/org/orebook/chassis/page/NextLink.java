package org.orebook.chassis.page;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The way on from a page. */
public final class NextLink {

    private static final String CURSOR = "cursor";

    private NextLink() {}

    /**
     * Path and query of the following page: the same query at the cursor. It is relative, so that it holds at whatever
     * door the request came through.
     *
     * @param cursor where the page ended; {@code null} on the last page, which has no link
     */
    public static String of(UriInfo uri, Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        StringBuilder next = new StringBuilder(uri.getRequestUri().getRawPath()).append('?');
        // In one order, whatever it was asked in: the link is part of what the page's entity tag is taken from.
        new TreeMap<>(uri.getQueryParameters()).forEach((name, values) -> {
            if (!name.equals(CURSOR)) {
                values.forEach(value -> next.append(encode(name))
                        .append('=')
                        .append(encode(value))
                        .append('&'));
            }
        });
        return next.append(CURSOR).append('=').append(cursor.encode()).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
