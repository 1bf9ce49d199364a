package org.orebook.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metrics that the README documents, as its tables have them. */
public final class Catalogue {
    private static final String HEADING = "## Metrics";
    private static final int COLUMNS = 5;
    private static final Set<String> APPLICATIONS = Set.of("gateway", "deposits-service", "agreements-service");

    private final Map<String, Metric> metrics;

    /**
     * A row: a metric under the name that Prometheus has for it.
     *
     * @param type counter, gauge, histogram or summary
     * @param labels without those that scraping adds; those of our applications have {@code application} besides
     * @param from the applications that have it, or what else exports it
     */
    public record Metric(String name, String type, Set<String> labels, Set<String> from) {
        public Metric {
            labels = Set.copyOf(labels);
            from = Set.copyOf(from);
        }

        /** The series that it is made of. */
        public List<String> series() {
            return switch (type) {
                case "histogram" -> List.of(name + "_bucket", name + "_count", name + "_sum");
                case "summary" -> List.of(name + "_count", name + "_sum");
                default -> List.of(name);
            };
        }
    }

    private Catalogue(Map<String, Metric> metrics) {
        this.metrics = metrics;
    }

    /** Reads the rows below the heading of metrics whose first cell is code. */
    public static Catalogue read(Path readme) throws IOException {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(readme);
        for (String line : lines.subList(lines.indexOf(HEADING) + 1, lines.size())) {
            if (line.startsWith("| `")) {
                Metric metric = metric(line);
                if (metrics.put(metric.name(), metric) != null) {
                    throw new IllegalStateException(metric.name() + " is documented twice");
                }
            }
        }
        return new Catalogue(metrics);
    }

    private static Metric metric(String row) {
        String[] cells = row.substring(1).split("\\|", -1);
        if (cells.length != COLUMNS + 1) {
            throw new IllegalStateException("not a row of " + COLUMNS + " columns: " + row);
        }
        Set<String> labels = new HashSet<>(words(cells[2]));
        Set<String> from = Set.copyOf(words(cells[3]));
        if (APPLICATIONS.containsAll(from)) {
            labels.add("application");
        }
        return new Metric(words(cells[0]).getFirst(), cells[1].strip(), labels, from);
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.replace("`", "").split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** All metrics, in the order of the document. */
    public List<Metric> all() {
        return List.copyOf(metrics.values());
    }

    /** The metric that a series is of. */
    public Optional<Metric> ofSeries(String series) {
        return metrics.values().stream()
                .filter(metric -> metric.series().contains(series))
                .findFirst();
    }
}
