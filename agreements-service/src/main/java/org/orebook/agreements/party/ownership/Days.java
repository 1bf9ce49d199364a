package org.orebook.agreements.party.ownership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.orebook.chassis.problem.BadParameter;

/** Reads the day that a question is about. */
@ApplicationScoped
class Days {

    private static final LocalDate EARLIEST = LocalDate.of(1500, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final InstantSource clock;

    Days(InstantSource clock) {
        this.clock = clock;
    }

    /** The day asked for, or today in UTC. */
    LocalDate orToday(String asked) {
        LocalDate day = orNull(asked);
        return day == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day;
    }

    /**
     * The day asked for; {@code null} where none was.
     *
     * @throws BadParameter where it is none
     */
    LocalDate orNull(String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(asked.strip());
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException illFormed) {
            throw refused(asked);
        }
        throw refused(asked);
    }

    private static BadParameter refused(String asked) {
        return BadParameter.of("at", asked, "expected a day of ISO 8601, such as 2025-11-06");
    }
}
