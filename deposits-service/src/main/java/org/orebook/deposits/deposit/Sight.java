package org.orebook.deposits.deposit;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/**
 * Which deposits a caller may know of. It is part of every query, so that what may not be seen is not counted, ranked,
 * paged or timed either.
 */
public enum Sight {
    /** Geologists, reviewers and auditors work with confidential records. */
    EVERYTHING,
    /** Everybody else inside sees what is internal or published and under no embargo. */
    INTERNAL,
    /** Partners see what is published and under no embargo. */
    PUBLISHED;

    /** What a caller may see. A token with no role that opens more is treated as a partner's. */
    public static Sight of(Caller caller) {
        if (caller.hasAny(Role.GEOLOGIST, Role.REVIEWER, Role.AUDITOR)) {
            return EVERYTHING;
        }
        if (caller.hasAny(Role.VIEWER, Role.NEGOTIATOR, Role.APPROVER, Role.ADMIN)) {
            return INTERNAL;
        }
        return PUBLISHED;
    }

    /** Whether a deposit is within sight at an instant. */
    public boolean covers(Deposit deposit, Instant now) {
        if (this == EVERYTHING) {
            return true;
        }
        Instant embargo = deposit.embargoUntil();
        return shows(deposit.visibility()) && (embargo == null || !embargo.isAfter(now));
    }

    private boolean shows(Visibility visibility) {
        return switch (this) {
            case EVERYTHING -> true;
            case INTERNAL -> visibility != Visibility.CONFIDENTIAL;
            case PUBLISHED -> visibility == Visibility.PUBLISHED;
        };
    }

    /**
     * The same as an SQL condition on {@code deposit d}.
     *
     * @param now the SQL of the present instant, usually a parameter
     */
    public String condition(String now) {
        if (this == EVERYTHING) {
            return "true";
        }
        String codes = Arrays.stream(Visibility.values())
                .filter(this::shows)
                .map(each -> "'" + each.code() + "'")
                .collect(Collectors.joining(", "));
        return "d.visibility IN (" + codes + ") AND (d.embargo_until IS NULL OR d.embargo_until <= " + now + ")";
    }
}
