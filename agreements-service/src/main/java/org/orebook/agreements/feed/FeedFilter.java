package org.orebook.agreements.feed;

import java.util.Set;
import java.util.UUID;

/**
 * What of the feed is asked for. A country or commodity is one of deposits, and of ledgers by their deposits: of agreements
 * nothing is shown then.
 *
 * @param kinds of entries
 * @param subject {@code null} for all
 * @param country ISO 3166-1 alpha-2; {@code null} for all
 * @param commodities codes; empty for all
 */
record FeedFilter(Set<FeedKind> kinds, UUID subject, String country, Set<String> commodities) {

    FeedFilter {
        kinds = Set.copyOf(kinds);
        commodities = Set.copyOf(commodities);
    }

    boolean passes(FeedEntry entry) {
        return kinds.contains(entry.kind())
                && (subject == null || subject.equals(entry.subject()))
                && (country == null
                        || (entry.deposit() != null
                                && country.equals(entry.deposit().country())))
                && (commodities.isEmpty()
                        || (entry.deposit() != null
                                && entry.deposit().commodities().stream().anyMatch(commodities::contains)));
    }
}
