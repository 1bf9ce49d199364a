package org.orebook.agreements.party.ownership;

import java.time.LocalDate;

/**
 * Days on end.
 *
 * @param from the first day; {@code null} where it is not known, which is taken for long ago
 * @param to the last day; {@code null} where there is none
 */
record Period(LocalDate from, LocalDate to) {

    boolean holds(LocalDate at) {
        return !begin().isAfter(at) && !end().isBefore(at);
    }

    boolean overlaps(Period other) {
        return !begin().isAfter(other.end()) && !end().isBefore(other.begin());
    }

    /** The first day, which is the earliest there is where it is not known. */
    LocalDate begin() {
        return from == null ? LocalDate.MIN : from;
    }

    private LocalDate end() {
        return to == null ? LocalDate.MAX : to;
    }

    /** In words, such as {@code from 2025-11-06} or {@code until 2024-12-31}. */
    String words() {
        if (from == null && to == null) {
            return "at any time";
        }
        if (to == null) {
            return "from " + from;
        }
        return from == null ? "until " + to : "from " + from + " to " + to;
    }
}
