package org.orebook.agreements.importing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what became of the rows of imported contracts, under the names that imports of deposits have as well. */
// Counted from the start, as nothing yet: a rate needs a value before the first.
@Startup
@ApplicationScoped
class ContractCounts {

    private final Counter completed;
    private final Counter unreadable;
    private final Counter failed;
    private final Counter created;
    private final Counter changed;
    private final Counter unchanged;
    private final Counter rejected;

    ContractCounts(MeterRegistry meters) {
        this.completed = ends("completed", meters);
        this.unreadable = ends("unreadable", meters);
        this.failed = ends("failed", meters);
        this.created = rows("created", meters);
        this.changed = rows("changed", meters);
        this.unchanged = rows("unchanged", meters);
        this.rejected = rows("rejected", meters);
    }

    private static Counter ends(String end, MeterRegistry meters) {
        return Counter.builder("imports")
                .description("Imports that came to an end")
                .tag("format", "contracts")
                .tag("end", end)
                .register(meters);
    }

    private static Counter rows(String outcome, MeterRegistry meters) {
        return Counter.builder("import.rows")
                .description("Rows of imported files, by what became of them")
                .tag("format", "contracts")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** An import came to its end; the rows of a rehearsed one do not count. */
    void completed(ContractImport done) {
        completed.increment();
        if (!done.dryRun()) {
            created.increment(done.created());
            changed.increment(done.changed());
            unchanged.increment(done.unchanged());
            rejected.increment(done.rejected());
        }
    }

    void unreadable() {
        unreadable.increment();
    }

    void failed() {
        failed.increment();
    }
}
