package org.orebook.agreements.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of some bytes.
 *
 * @param first the first byte, from 0
 * @param last the last byte, which is part of it
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** All of so many bytes. */
    static ByteRange all(long size) {
        return new ByteRange(0, size - 1);
    }

    /**
     * What a header {@code Range} asks for of so many bytes (RFC 9110, 14.2): all of them where it asks for several
     * ranges, for none that there is, or in another way. A server may always send all.
     */
    static ByteRange of(String header, long size) {
        Matcher range = header == null ? null : ONE.matcher(header);
        if (range == null || !range.matches()) {
            return all(size);
        }
        return of(range.group(1), range.group(2), size);
    }

    private static ByteRange of(String from, String to, long size) {
        if (from.isEmpty()) {
            long most = to.isEmpty() ? 0 : Long.parseLong(to);
            return most == 0 ? all(size) : new ByteRange(Math.max(0, size - most), size - 1);
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(to));
        return first > last ? all(size) : new ByteRange(first, last);
    }

    long length() {
        return last - first + 1;
    }

    boolean isAll(long size) {
        return length() == size;
    }

    /** As the header {@code Content-Range} says it. */
    String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
