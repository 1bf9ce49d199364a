package org.orebook.chassis.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/**
 * Where a keyset page ended: the sort keys of its last item, as text, in the order of the sort. Opaque to callers, and
 * worth nothing to them: it repeats only what the page has shown. It is bound to the query that it came from.
 *
 * @param query fingerprint of the query that the page belongs to
 * @param keys the sort keys of the last item
 */
public record Cursor(int query, List<String> keys) {

    private static final int LONGEST = 2000;

    public Cursor {
        keys = List.copyOf(keys);
    }

    /** The cursor as it goes into a link. */
    public String encode() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(query);
            for (String key : keys) {
                byte[] text = key.getBytes(StandardCharsets.UTF_8);
                out.writeShort(text.length);
                out.write(text);
            }
            out.flush();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Reads a cursor back.
     *
     * @param text what the caller sent
     * @param query fingerprint of the caller's query
     * @param keys how many sort keys that query has
     * @throws Refusal.Malformed where it is no cursor, or one of another query
     */
    public static Cursor decode(String text, int query, int keys) {
        Cursor cursor;
        try {
            cursor = read(text);
        } catch (IllegalArgumentException | IOException unreadable) {
            throw unknown();
        }
        if (cursor.query != query || cursor.keys.size() != keys) {
            throw unknown();
        }
        return cursor;
    }

    private static Cursor read(String text) throws IOException {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int query = in.readInt();
            List<String> keys = new ArrayList<>();
            while (in.available() > 0) {
                byte[] key = new byte[in.readUnsignedShort()];
                in.readFully(key);
                keys.add(text(key));
            }
            return new Cursor(query, keys);
        }
    }

    /** PostgreSQL has no NUL, so that no key of ours has one. */
    private static String text(byte[] key) {
        String text = new String(key, StandardCharsets.UTF_8);
        if (text.indexOf('\u0000') >= 0) {
            throw new IllegalArgumentException("has a NUL");
        }
        return text;
    }

    /** The refusal of a cursor that is none, or that belongs to another query. */
    public static Refusal unknown() {
        return new Refusal.Malformed(
                "unknown-cursor",
                "Unknown cursor",
                "The cursor does not belong to this query: follow the next link of a page, or start without a cursor.",
                List.of(FieldError.of("cursor", "not a cursor of this query")));
    }
}
