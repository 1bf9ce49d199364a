package org.orebook.chassis.vocabulary;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list of critical or strategic raw materials, as an authority keeps it over the years.
 *
 * @param code {@code US}, {@code EU-critical}, {@code EU-strategic}
 * @param editions the oldest first
 */
public record CriticalList(String code, String name, String authority, List<Edition> editions) {

    public CriticalList {
        editions = List.copyOf(editions);
    }

    /**
     * What the list was from one day on.
     *
     * @param code the list's with its year: {@code US-2022}, {@code EU-2024-critical}
     * @param from the first day
     * @param until the first day of the next edition; empty while there is none
     * @param source where it is published
     * @param items as published, each with the commodities that it means here
     */
    public record Edition(String code, LocalDate from, Optional<LocalDate> until, String source, List<Item> items) {

        public Edition {
            items = List.copyOf(items);
        }

        boolean isInForceAt(LocalDate day) {
            return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
        }
    }

    /**
     * One line of a list.
     *
     * @param name as published
     * @param commodities the codes that it means: one, or all of a group
     */
    public record Item(String name, Set<String> commodities) {

        public Item {
            commodities = Collections.unmodifiableSet(new LinkedHashSet<>(commodities));
        }
    }
}
