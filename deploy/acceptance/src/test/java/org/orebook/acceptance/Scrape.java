package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a process tells Prometheus: which series it has, with which labels, and their sums. */
final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([^ ]+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, Set<Set<String>>> labels = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> labelValues = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();

    private Scrape(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(this::sample);
    }

    static Scrape of(HttpClient client, int managementPort) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        return new Scrape(client.send(request, BodyHandlers.ofString()).body());
    }

    private void sample(String line) {
        var sample = SAMPLE.matcher(line);
        if (sample.matches()) {
            var names = new HashSet<String>();
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> {
                    names.add(label.group(1));
                    labelValues
                            .computeIfAbsent(sample.group(1), _ -> new HashMap<>())
                            .computeIfAbsent(label.group(1), _ -> new HashSet<>())
                            .add(label.group(2));
                });
            }
            labels.computeIfAbsent(sample.group(1), _ -> new HashSet<>()).add(names);
            values.merge(sample.group(1), Double.valueOf(sample.group(3)), Double::sum);
        }
    }

    Set<String> series() {
        return Set.copyOf(labels.keySet());
    }

    /** The sets of labels that samples of a series have; none where there is no such series. */
    Set<Set<String>> labels(String series) {
        return labels.getOrDefault(series, Set.of());
    }

    /** The values that a label of a series has; none where there is no such series or label. */
    Set<String> values(String series, String label) {
        return labelValues.getOrDefault(series, Map.of()).getOrDefault(label, Set.of());
    }

    /** The sum of all samples of a series. */
    double value(String series) {
        assertThat(values).containsKey(series);
        return values.get(series);
    }
}
