package org.orebook.chassis.page;

import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** How many items a page has. */
public final class Limit {

    public static final int DEFAULT = 25;
    public static final int MOST = 100;

    private Limit() {}

    /**
     * The limit that the caller asked for, or the default.
     *
     * @throws Refusal.Malformed where it is no number between 1 and {@value #MOST}
     */
    public static int of(String asked) {
        if (asked == null) {
            return DEFAULT;
        }
        int limit = number(asked);
        if (limit < 1 || limit > MOST) {
            throw new Refusal.Malformed(
                    "bad-parameter",
                    "Bad parameter",
                    "The limit of a page is between 1 and " + MOST + ".",
                    List.of(FieldError.of("limit", asked, "between 1 and " + MOST)));
        }
        return limit;
    }

    /** The number, or 0, which is no limit, for what is none: JAX-RS itself would answer that there is no such page. */
    private static int number(String asked) {
        try {
            return Integer.parseInt(asked);
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
