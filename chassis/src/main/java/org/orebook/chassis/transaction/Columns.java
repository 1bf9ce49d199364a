package org.orebook.chassis.transaction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/** Values of a native query, whichever way the driver takes them or hands them over. */
public final class Columns {

    private Columns() {}

    /**
     * One column of many rows, for {@code unnest}.
     *
     * @param type an array of the column's type, empty
     * @param value what a row has in it; {@code null} where it has nothing
     */
    public static <R, T> T[] of(List<R> rows, T[] type, Function<R, T> value) {
        return rows.stream().map(value).toList().toArray(type);
    }

    /** An instant; {@code null} where there is none. */
    public static Instant instant(Object at) {
        return at instanceof OffsetDateTime withOffset ? withOffset.toInstant() : (Instant) at;
    }
}
