package org.orebook.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who used the processors over a stretch of time: the parts of the stack, the benchmark itself, and others, whose share
 * says how far a number is the stack's own.
 */
final class ProcessorTime {
    private static final String SELF = "benchmark";
    private static final String OTHERS = "others";
    private static final double LEAST_SHOWN = 0.005;

    private final RunningStack stack;
    private final long startedNanos = System.nanoTime();
    private final Map<String, Duration> before;

    private ProcessorTime(RunningStack stack) {
        this.stack = stack;
        this.before = now(stack);
    }

    static ProcessorTime start(RunningStack stack) {
        return new ProcessorTime(stack);
    }

    private static Map<String, Duration> now(RunningStack stack) {
        var times = new LinkedHashMap<String, Duration>();
        times.put(SELF, new Part(SELF, ProcessHandle.current(), false).processorTime());
        stack.parts().forEach(part -> times.put(part.name(), part.processorTime()));
        var ours = times.values().stream().reduce(Duration.ZERO, Duration::plus);
        times.put(OTHERS, Machine.processorTime().minus(ours));
        return times;
    }

    /** The shares since the start, in cores: 1.00 is one core all the time. */
    String shares() {
        var wall = System.nanoTime() - startedNanos;
        return now(stack).entrySet().stream()
                .map(entry ->
                        Map.entry(entry.getKey(), share(entry.getValue().minus(before.get(entry.getKey())), wall)))
                .filter(share -> share.getValue() >= LEAST_SHOWN)
                .map(share -> String.format(Locale.ROOT, "%s %.2f", share.getKey(), share.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double share(Duration used, long wallNanos) {
        return (double) used.toNanos() / wallNanos;
    }
}
