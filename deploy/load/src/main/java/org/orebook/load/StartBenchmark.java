package org.orebook.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/** How long {@code deploy/up} takes, the first time and later. */
final class StartBenchmark {
    private static final double FIRST_SECONDS = 120;
    private static final double LATER_SECONDS = 45;

    private final OwnStack stack;
    private final Extent extent;
    private final Report report;

    StartBenchmark(OwnStack stack, Extent extent, Report report) {
        this.stack = stack;
        this.extent = extent;
        this.report = report;
    }

    /** @param first what the start took that has just been made, from the bare sources */
    void report(Duration first) throws IOException, InterruptedException {
        report.add(Measure.atMost(
                "`deploy/up` to ready, first run after download (builds, unpacks, sets up)",
                FIRST_SECONDS,
                Medians.seconds(first),
                "s"));
        var later = new ArrayList<Duration>();
        for (var start = 0; start < extent.laterStarts(); start++) {
            stack.down();
            later.add(stack.up());
        }
        report.add(Measure.atMost(
                "`deploy/up` to ready, later run (median of %d)".formatted(later.size()),
                LATER_SECONDS,
                Medians.medianSeconds(later),
                "s"));
        report.remark("later starts: %s s".formatted(Medians.shown(later)));
    }
}
