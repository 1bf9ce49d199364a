package org.orebook.deposits.importing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.orebook.chassis.telemetry.ImportMeters;
import org.orebook.deposits.estimate.FindingCounts;
import org.orebook.deposits.importing.source.ImportFormat;

/** Counts imports by their end, and what became of their rows. Rehearsed ones count as imports, and their rows do not. */
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
        FAILED;

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<ImportFormat, ImportMeters> byFormat = new EnumMap<>(ImportFormat.class);
    private final FindingCounts findings;

    ImportCounts(MeterRegistry meters, FindingCounts findings) {
        this.findings = findings;
        for (ImportFormat format : ImportFormat.values()) {
            byFormat.put(
                    format,
                    new ImportMeters(
                            meters, format.code(), Stream.of(End.values()).map(End::code)));
        }
    }

    void ended(ImportRequest request, End end) {
        byFormat.get(request.format()).ended(end.code());
    }

    /** A batch was kept. */
    void kept(ImportRequest request, Written written) {
        Tally tally = written.tally();
        byFormat.get(request.format()).rows(tally.created(), tally.changed(), tally.unchanged(), tally.rejected());
        written.found().rowsByCode().forEach(findings::found);
    }
}
