package org.orebook.observability;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Whether an expression names nothing but what the catalogue has. */
final class KnownMetrics {
    /** What scraping adds to every series. */
    private static final Set<String> OF_TARGETS = Set.of("job", "instance", "namespace", "pod", "container");

    private final Catalogue catalogue;

    KnownMetrics(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What it names that there is not. */
    Set<String> unknown(String expression) {
        var unknown = new TreeSet<String>();
        var labels = new HashSet<>(OF_TARGETS);
        var read = PromQl.read(expression);
        for (var selector : read.selectors()) {
            var metric = catalogue.ofSeries(selector.series());
            if (metric.isEmpty()) {
                unknown.add(selector.series());
                continue;
            }
            var known = new HashSet<>(metric.get().labels());
            known.addAll(OF_TARGETS);
            if (selector.series().endsWith("_bucket")) {
                known.add("le");
            }
            selector.labels().stream()
                    .filter(label -> !known.contains(label))
                    .forEach(label -> unknown.add(selector.series() + "{" + label + "}"));
            labels.addAll(known);
        }
        read.grouped().stream().filter(label -> !labels.contains(label)).forEach(unknown::add);
        return unknown;
    }
}
