package org.orebook.load;

import java.util.Locale;
import java.util.stream.Collectors;

/** What the whole stack holds in memory. */
final class MemoryBenchmark {
    private static final double GIGABYTES = 2.0;
    private static final double BYTES_PER_GIGABYTE = 1e9;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Report report;

    MemoryBenchmark(Report report) {
        this.report = report;
    }

    /** @param when what the stack has done before */
    void report(RunningStack stack, String when) {
        var resident = stack.parts().stream().mapToLong(Part::residentBytes).sum() / BYTES_PER_GIGABYTE;
        var proportional =
                stack.parts().stream().mapToLong(Part::proportionalBytes).sum() / BYTES_PER_GIGABYTE;
        if (resident == 0) {
            report.remark("memory not measured: the system has no /proc");
            return;
        }
        report.add(Measure.atMost(
                "memory of the whole stack, " + when, GIGABYTES, proportional, "GB", shown(proportional, resident)));
        report.remark("memory %s, in MB: %s".formatted(when, parts(stack)));
    }

    /** The sum of resident sizes counts PostgreSQL's buffers once for each of its processes. */
    private static String shown(double proportional, double resident) {
        return "%s GB (sum of RSS, shared pages counted again and again: %s GB)"
                .formatted(Measure.number(proportional), Measure.number(resident));
    }

    private static String parts(RunningStack stack) {
        return stack.parts().stream()
                .map(part -> String.format(
                        Locale.ROOT, "%s %.0f", part.name(), part.proportionalBytes() / BYTES_PER_MEGABYTE))
                .collect(Collectors.joining(", "));
    }
}
