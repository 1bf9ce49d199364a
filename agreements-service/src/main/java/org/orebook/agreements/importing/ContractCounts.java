package org.orebook.agreements.importing;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.orebook.chassis.telemetry.ImportMeters;

/** Counts imports of contracts by their end, and what became of their rows. */
@Startup
@ApplicationScoped
class ContractCounts {

    private static final String COMPLETED = "completed";
    private static final String UNREADABLE = "unreadable";
    private static final String FAILED = "failed";

    private final ImportMeters imports;

    ContractCounts(MeterRegistry meters) {
        this.imports = new ImportMeters(meters, "contracts", Stream.of(COMPLETED, UNREADABLE, FAILED));
    }

    /** An import came to its end; the rows of a rehearsed one do not count. */
    void completed(ContractImport done) {
        imports.ended(COMPLETED);
        if (!done.dryRun()) {
            imports.rows(done.created(), done.changed(), done.unchanged(), done.rejected());
        }
    }

    void unreadable() {
        imports.ended(UNREADABLE);
    }

    void failed() {
        imports.ended(FAILED);
    }
}
