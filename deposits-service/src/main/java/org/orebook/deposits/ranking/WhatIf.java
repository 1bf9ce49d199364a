package org.orebook.deposits.ranking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Range;

/**
 * What estimates would change in a table, reading by reading.
 *
 * @param estimates that were asked for, each once
 * @param readings one answer each
 */
record WhatIf(List<WhatIfEstimate> estimates, List<Outcome> readings) {

    /**
     * One reading.
     *
     * @param notComparable why it cannot be compared with the table, in words; empty where it can
     * @param selection what is added and what is left out
     * @param added tonnes by country
     * @param after the table with what is added
     */
    record Outcome(
            Reading reading,
            String label,
            Optional<String> notComparable,
            Selection selection,
            Map<String, Range> added,
            After after) {}

    static WhatIf of(RankTable table, List<WhatIfEstimate> estimates, Bases bases) {
        EstimateReading reader = new EstimateReading(table, bases);
        List<Outcome> outcomes = new ArrayList<>();
        for (Reading reading : reader.readings(estimates)) {
            Selection selection = Selection.of(estimates.stream()
                    .map(estimate -> reader.take(estimate, reading))
                    .toList());
            Map<String, Range> added = new LinkedHashMap<>();
            selection.added().forEach(taken -> added.merge(taken.estimate().country(), taken.tonnes(), Range::plus));
            outcomes.add(new Outcome(
                    reading,
                    reader.label(reading),
                    reader.whyNotComparable(reading),
                    selection,
                    added,
                    After.of(table.tonnesByCountry(), added)));
        }
        return new WhatIf(List.copyOf(estimates), List.copyOf(outcomes));
    }

    /** The same with one of its readings alone. */
    Optional<WhatIf> only(String reading) {
        return readings.stream()
                .filter(outcome -> outcome.reading().code().equals(reading))
                .findFirst()
                .map(outcome -> new WhatIf(estimates, List.of(outcome)));
    }

    /** The countries that estimates are asked about, in their order. */
    Set<String> countries() {
        Set<String> countries = new LinkedHashSet<>();
        estimates.stream()
                .map(WhatIfEstimate::country)
                .filter(country -> country != null)
                .forEach(countries::add);
        return countries;
    }
}
