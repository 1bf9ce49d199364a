package org.orebook.deposits.importing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.orebook.deposits.estimate.FindingCounts;
import org.orebook.deposits.importing.source.ImportFormat;

/** Counts imports by their end, and what became of their rows. Rehearsed ones count as imports, and their rows do not. */
// Counted from the start, as nothing yet: a rate needs a value before the first.
@Startup
@ApplicationScoped
class ImportCounts {

    /** How an import ended. */
    enum End {
        COMPLETED,
        /** The file, or the rest of it, cannot be read. */
        UNREADABLE,
        /** The connection ended before the file did. */
        BROKEN_OFF,
        /** Something of ours did not work. */
        FAILED
    }

    private record Rows(Counter created, Counter changed, Counter unchanged, Counter rejected) {}

    private final Map<ImportFormat, Map<End, Counter>> ends = new EnumMap<>(ImportFormat.class);
    private final Map<ImportFormat, Rows> rows = new EnumMap<>(ImportFormat.class);
    private final FindingCounts findings;

    ImportCounts(MeterRegistry meters, FindingCounts findings) {
        this.findings = findings;
        for (ImportFormat format : ImportFormat.values()) {
            Map<End, Counter> byEnd = new EnumMap<>(End.class);
            for (End end : End.values()) {
                byEnd.put(end, end(meters, format, end));
            }
            ends.put(format, byEnd);
            rows.put(
                    format,
                    new Rows(
                            rows(meters, format, "created"),
                            rows(meters, format, "changed"),
                            rows(meters, format, "unchanged"),
                            rows(meters, format, "rejected")));
        }
    }

    private static Counter end(MeterRegistry meters, ImportFormat format, End end) {
        return Counter.builder("imports")
                .description("Imports that came to an end")
                .tag("format", format.code())
                .tag("end", end.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(meters);
    }

    private static Counter rows(MeterRegistry meters, ImportFormat format, String outcome) {
        return Counter.builder("import.rows")
                .description("Rows of imported files, by what became of them")
                .tag("format", format.code())
                .tag("outcome", outcome)
                .register(meters);
    }

    void ended(ImportRequest request, End end) {
        ends.get(request.format()).get(end).increment();
    }

    /** A batch was kept. */
    void kept(ImportRequest request, Written written) {
        Rows counters = rows.get(request.format());
        Tally tally = written.tally();
        counters.created().increment((double) tally.created());
        counters.changed().increment((double) tally.changed());
        counters.unchanged().increment((double) tally.unchanged());
        counters.rejected().increment((double) tally.rejected());
        written.found().rowsByCode().forEach(findings::found);
    }
}
