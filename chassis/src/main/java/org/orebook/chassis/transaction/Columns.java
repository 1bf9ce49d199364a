package org.orebook.chassis.transaction;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Values of a native query, whichever way the driver hands them over. */
public final class Columns {

    private Columns() {}

    /** An instant; {@code null} where there is none. */
    public static Instant instant(Object at) {
        return at instanceof OffsetDateTime withOffset ? withOffset.toInstant() : (Instant) at;
    }
}
