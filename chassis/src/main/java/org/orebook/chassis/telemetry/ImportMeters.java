package org.orebook.chassis.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is counted of the imports of a format, under the same names whichever service imports. Counted from the start, as
 * nothing yet: a rate needs a value before the first.
 */
public final class ImportMeters {

    private final Map<String, Counter> ends;
    private final Counter created;
    private final Counter changed;
    private final Counter unchanged;
    private final Counter rejected;

    /**
     * @param format of the files
     * @param ends every way in which an import of the format may end
     */
    public ImportMeters(MeterRegistry meters, String format, Stream<String> ends) {
        this.ends = ends.collect(Collectors.toMap(
                Function.identity(),
                end -> Counter.builder("imports")
                        .description("Imports that came to an end")
                        .tag("format", format)
                        .tag("end", end)
                        .register(meters)));
        this.created = rows(meters, format, "created");
        this.changed = rows(meters, format, "changed");
        this.unchanged = rows(meters, format, "unchanged");
        this.rejected = rows(meters, format, "rejected");
    }

    private static Counter rows(MeterRegistry meters, String format, String outcome) {
        return Counter.builder("import.rows")
                .description("Rows of imported files, by what became of them")
                .tag("format", format)
                .tag("outcome", outcome)
                .register(meters);
    }

    /** An import ended. */
    public void ended(String end) {
        ends.get(end).increment();
    }

    /** Rows were kept or rejected. */
    public void rows(long created, long changed, long unchanged, long rejected) {
        this.created.increment((double) created);
        this.changed.increment((double) changed);
        this.unchanged.increment((double) unchanged);
        this.rejected.increment((double) rejected);
    }
}
