package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.orebook.chassis.quantity.Range;

/**
 * A table once something was added to some of its countries.
 *
 * @param tonnes by country, all that have a figure now
 */
record After(Map<String, Range> tonnes) {

    /**
     * Adds to a table.
     *
     * @param before tonnes by country
     * @param added tonnes by country; one that had no figure has what was added
     */
    static After of(Map<String, BigDecimal> before, Map<String, Range> added) {
        Map<String, Range> after = new HashMap<>();
        Set<String> countries = new HashSet<>(before.keySet());
        countries.addAll(added.keySet());
        for (String country : countries) {
            Range had = before.containsKey(country) ? Range.exactly(before.get(country)) : null;
            Range adds = added.get(country);
            after.put(country, had == null ? adds : adds == null ? had : had.plus(adds));
        }
        return new After(after);
    }

    /** Its rank if it has the least that it can, and the others the most that they can. */
    int worstRank(String country) {
        BigDecimal own = tonnes.get(country).low();
        return 1 + count(country, other -> other.high().compareTo(own) > 0);
    }

    /** Its rank if it has the most that it can, and the others the least that they can. */
    int bestRank(String country) {
        BigDecimal own = tonnes.get(country).high();
        return 1 + count(country, other -> other.low().compareTo(own) > 0);
    }

    private int count(String country, Predicate<Range> isAhead) {
        return (int) tonnes.entrySet().stream()
                .filter(other -> !other.getKey().equals(country) && isAhead.test(other.getValue()))
                .count();
    }
}
