package org.orebook.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Imports of the deposits of the world into an empty registry, in turns with PostgreSQL's COPY of the same rows into an
 * empty table; and the memory that it takes, with a file many times as long beside it.
 */
final class ImportBenchmark {
    static final double TIMES_COPY = 5.0;
    /** Constant means: a file many times as long takes no more than this. Less cannot be told from a lazy collector. */
    private static final double TIMES_MEMORY = 1.25;

    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final RunningStack stack;
    private final Database database;
    private final DepositFile world;
    private final Path scratch;
    private final Extent extent;
    private final Report report;

    ImportBenchmark(
            RunningStack stack, Database database, DepositFile world, Path scratch, Extent extent, Report report) {
        this.stack = stack;
        this.database = database;
        this.world = world;
        this.scratch = scratch;
        this.extent = extent;
        this.report = report;
    }

    /** Needs a stack that has imported nothing but the sample since its start, for the cold run. */
    void run() throws IOException, SQLException, InterruptedException {
        report.progress("Preparing the files of the import");
        var rows = world.rows();
        var forCopy = scratch.resolve("world-for-copy.csv");
        world.writeForCopy(forCopy);
        try (var importer = new Importer(stack);
                var peer = new CopyPeer(database, forCopy, PeerTable.DEPOSITS)) {
            compare(importer, peer, rows);
            compareMemory(importer, rows);
        }
        report.remark(
                "import and COPY in the same PostgreSQL, fsync %s, synchronous_commit %s, a checkpoint before each"
                        .formatted(database.setting("fsync"), database.setting("synchronous_commit")));
    }

    private void compare(Importer importer, CopyPeer peer, long rows)
            throws IOException, SQLException, InterruptedException {
        report.progress("Importing %d rows, in turns with COPY".formatted(rows));
        var cold = importOnce(importer, rows);
        var coldCopy = peer.copy(rows);
        var imports = new ArrayList<Duration>();
        var copies = new ArrayList<Duration>();
        var shares = "";
        for (var run = 0; run < extent.importRuns(); run++) {
            var time = ProcessorTime.start(stack);
            imports.add(importOnce(importer, rows));
            shares = time.shares();
            copies.add(peer.copy(rows));
        }
        report.add(Measure.noted(
                "PostgreSQL's COPY of the same %d rows (median of %d; the first %s s)"
                        .formatted(rows, copies.size(), Measure.number(Medians.seconds(coldCopy))),
                Measure.number(Medians.medianSeconds(copies)) + " s"));
        report.add(againstCopy("import through the gateway, cold: the first after the start", List.of(cold), copies));
        report.add(againstCopy(
                "import through the gateway, warm (median of %d)".formatted(imports.size()), imports, copies));
        report.add(againstCopy(
                "import through the gateway, compiled (median of %d after %d more)"
                        .formatted(extent.importRuns(), extent.importRuns()),
                importsOnceCompiled(importer, rows),
                copies));
        compareWithOwnTables(imports, copies);
        report.remark("warm imports: %s s; COPY: %s s".formatted(Medians.shown(imports), Medians.shown(copies)));
        report.remark("cores used from emptying the registry to the end of a warm import: " + shares);
    }

    /** The service and those who hear of the deposits go on being compiled for as many imports as are counted as warm. */
    private List<Duration> importsOnceCompiled(Importer importer, long rows)
            throws IOException, SQLException, InterruptedException {
        for (var run = 0; run < extent.importRuns(); run++) {
            importOnce(importer, rows);
        }
        var imports = new ArrayList<Duration>();
        for (var run = 0; run < extent.importRuns(); run++) {
            imports.add(importOnce(importer, rows));
        }
        report.remark("compiled imports: %s s".formatted(Medians.shown(imports)));
        return imports;
    }

    /** How much of an import is what search, history and namesakes ask of PostgreSQL, whoever writes the rows. */
    private void compareWithOwnTables(List<Duration> imports, List<Duration> copies) throws IOException, SQLException {
        var own = new ArrayList<Duration>();
        try (var tables = new RegistryCopy(database, scratch)) {
            for (var run = 0; run < extent.importRuns(); run++) {
                own.add(tables.copy());
            }
        }
        var seconds = Medians.medianSeconds(own);
        report.add(Measure.noted(
                "PostgreSQL's COPY of the finished rows into the registry's own tables and indexes",
                "%s s = %s × COPY; the import is %s × that"
                        .formatted(
                                Measure.number(seconds),
                                Measure.number(seconds / Medians.medianSeconds(copies)),
                                Measure.number(Medians.medianSeconds(imports) / seconds))));
    }

    static Measure againstCopy(String name, List<Duration> imports, List<Duration> copies) {
        var seconds = Medians.medianSeconds(imports);
        var times = seconds / Medians.medianSeconds(copies);
        return Measure.atMost(
                name,
                TIMES_COPY,
                times,
                "× COPY",
                "%s s = %s × COPY".formatted(Measure.number(seconds), Measure.number(times)));
    }

    /** Into an empty registry, as COPY is into an empty table. */
    private Duration importOnce(Importer importer, long rows) throws IOException, SQLException, InterruptedException {
        return importInto(importer, world, rows).took();
    }

    private Importer.Imported importInto(Importer importer, DepositFile file, long rows)
            throws IOException, SQLException, InterruptedException {
        database.awaitQuiet();
        database.emptyRegistry();
        database.checkpoint();
        var imported = importer.send(file);
        if (imported.rowsRead() != rows || imported.created() + imported.rejected() != rows) {
            throw new BenchmarkException("An import of %d rows said: %s".formatted(rows, imported));
        }
        // What goes on behind the answer is not the peer's burden.
        database.awaitQuiet();
        return imported;
    }

    private void compareMemory(Importer importer, long rows) throws IOException, SQLException, InterruptedException {
        report.progress("Importing a file %d times as long".formatted(extent.manyTimes()));
        var once = peaks(() -> importInto(importer, world, rows));
        var longFile = world.times(extent.manyTimes(), scratch.resolve("world-many-times.csv.gz"));
        var imported = new Importer.Imported[1];
        var many = peaks(() -> imported[0] = importInto(importer, longFile, rows * extent.manyTimes()));
        once.forEach((part, before) -> reportPeak(part, before, many.get(part)));
        report.add(Measure.noted(
                "import of %d rows".formatted(imported[0].rowsRead()),
                "%s s, %.0f rows a second"
                        .formatted(
                                Measure.number(Medians.seconds(imported[0].took())),
                                imported[0].rowsRead() / Medians.seconds(imported[0].took()))));
    }

    private void reportPeak(String part, OptionalLong once, OptionalLong many) {
        if (once.isEmpty() || many.isEmpty()) {
            report.remark("peak memory of %s not measured: the system does not tell".formatted(part));
            return;
        }
        var before = once.getAsLong() / BYTES_PER_MEGABYTE;
        var after = many.getAsLong() / BYTES_PER_MEGABYTE;
        report.add(Measure.atMost(
                "peak RSS of %s, importing %d times as many rows".formatted(part, extent.manyTimes()),
                before * TIMES_MEMORY,
                after,
                "MB",
                "%s MB, after %s MB with the file once".formatted(Measure.number(after), Measure.number(before))));
    }

    private interface Work {
        void run() throws IOException, SQLException, InterruptedException;
    }

    /** The highest resident size of each part that an import passes through. */
    private Map<String, OptionalLong> peaks(Work work) throws IOException, SQLException, InterruptedException {
        var parts = List.of(stack.part(RunningStack.DEPOSITS), stack.part(RunningStack.GATEWAY));
        for (var part : parts) {
            part.resetPeak();
        }
        work.run();
        var peaks = new LinkedHashMap<String, OptionalLong>();
        parts.forEach(part -> peaks.put(part.name(), part.peakBytes()));
        return peaks;
    }
}
