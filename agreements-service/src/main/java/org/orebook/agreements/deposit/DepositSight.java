package org.orebook.agreements.deposit;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/** Which deposits a caller may know of: as deposits-service decides it. */
public enum DepositSight {
    /** Geologists, reviewers and auditors work with confidential records. */
    EVERYTHING,
    /** Everybody else inside sees what is internal or published and under no embargo. */
    INTERNAL,
    /** Partners see what is published and under no embargo. */
    PUBLISHED;

    /** What a caller may see. A token with no role that opens more is treated as a partner's. */
    public static DepositSight of(Caller caller) {
        if (caller.hasAny(Role.GEOLOGIST, Role.REVIEWER, Role.AUDITOR)) {
            return EVERYTHING;
        }
        if (caller.hasAny(Role.VIEWER, Role.NEGOTIATOR, Role.APPROVER, Role.ADMIN)) {
            return INTERNAL;
        }
        return PUBLISHED;
    }

    /** Whether a deposit of a visibility and an embargo ({@code null} without one) is within sight at an instant. */
    public boolean covers(KnownDeposit.Visibility visibility, Instant embargoUntil, Instant now) {
        return this == EVERYTHING || (shows(visibility) && (embargoUntil == null || !embargoUntil.isAfter(now)));
    }

    /** Whether a deposit is within sight at an instant. */
    public boolean covers(KnownDeposit deposit, Instant now) {
        return covers(deposit.visibility(), deposit.embargoUntil(), now);
    }

    private boolean shows(KnownDeposit.Visibility visibility) {
        return switch (this) {
            case EVERYTHING -> true;
            case INTERNAL -> visibility != KnownDeposit.Visibility.CONFIDENTIAL;
            case PUBLISHED -> visibility == KnownDeposit.Visibility.PUBLISHED;
        };
    }

    /**
     * The same as an SQL condition on a row of {@code known_deposit}.
     *
     * @param row the row's name in the query
     * @param now the SQL of the present instant, usually a parameter
     */
    public String condition(String row, String now) {
        if (this == EVERYTHING) {
            return "true";
        }
        String codes = Arrays.stream(KnownDeposit.Visibility.values())
                .filter(this::shows)
                .map(each -> "'" + each.code() + "'")
                .collect(Collectors.joining(", "));
        return "%1$s.visibility IN (%2$s) AND (%1$s.embargo_until IS NULL OR %1$s.embargo_until <= %3$s)"
                .formatted(row, codes, now);
    }
}
