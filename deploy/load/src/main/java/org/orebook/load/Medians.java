package org.orebook.load;

import java.time.Duration;
import java.util.List;

/** Times of several runs. */
final class Medians {
    private static final double NANOS_PER_SECOND = 1e9;

    private Medians() {}

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    /** The middle one, or the mean of the two in the middle, in seconds. */
    static double medianSeconds(List<Duration> runs) {
        var sorted = runs.stream().mapToDouble(Medians::seconds).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** All runs, as they came: how far they lie apart says how much the median is worth. */
    static String shown(List<Duration> runs) {
        return String.join(
                " ", runs.stream().map(run -> Measure.number(seconds(run))).toList());
    }
}
