package org.orebook.chassis.page;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.orebook.chassis.problem.Refusal;

/** Pages of a record's history, which goes back from version to version. */
public final class HistoryPages {

    private HistoryPages() {}

    /**
     * The version that a page begins behind.
     *
     * @param cursor as the caller sent it; {@code null} for the first page
     * @param id of the record, which the cursor is bound to
     * @throws Refusal.Malformed where it is no cursor, or one of another history
     */
    public static int olderThan(String cursor, UUID id) {
        if (cursor == null) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseInt(
                    Cursor.decode(cursor, id.hashCode(), 1).keys().getFirst());
        } catch (NumberFormatException forged) {
            throw Cursor.unknown();
        }
    }

    /**
     * A page of steps.
     *
     * @param steps one more than fits, where there are more
     * @param version of a step
     */
    public static <T> Page<T> of(List<T> steps, int most, UUID id, ToIntFunction<T> version, UriInfo uri) {
        if (steps.size() <= most) {
            return new Page<>(steps, null);
        }
        List<T> shown = steps.subList(0, most);
        Cursor cursor = new Cursor(id.hashCode(), List.of(Integer.toString(version.applyAsInt(shown.getLast()))));
        return new Page<>(shown, NextLink.of(uri, cursor));
    }
}
