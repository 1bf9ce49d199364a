package org.orebook.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Imports of {@code estimates-dirty.csv.gz} into an empty registry, where its deposits are registered besides, in turns
 * with PostgreSQL's COPY of the same rows into an empty table.
 */
final class EstimateBenchmark {
    static final String FILE = "estimates-dirty.csv.gz";
    static final String FORMAT = "estimates";

    private final RunningStack stack;
    private final Database database;
    private final PackedCsv file;
    private final Path scratch;
    private final Extent extent;
    private final Report report;

    EstimateBenchmark(
            RunningStack stack, Database database, PackedCsv file, Path scratch, Extent extent, Report report) {
        this.stack = stack;
        this.database = database;
        this.file = file;
        this.scratch = scratch;
        this.extent = extent;
        this.report = report;
    }

    void run() throws IOException, SQLException, InterruptedException {
        report.progress("Preparing the file of estimates");
        var rows = file.rows();
        var forCopy = scratch.resolve("estimates-for-copy.csv");
        file.writeForCopy(forCopy, row -> row.getFields());
        try (var importer = new Importer(stack);
                var peer = new CopyPeer(database, forCopy, PeerTable.ESTIMATES)) {
            compare(importer, peer, rows);
        }
    }

    private void compare(Importer importer, CopyPeer peer, long rows)
            throws IOException, SQLException, InterruptedException {
        report.progress("Importing %d rows of estimates, in turns with COPY".formatted(rows));
        var imports = new ArrayList<Duration>();
        var copies = new ArrayList<Duration>();
        var shares = "";
        for (var run = 0; run <= extent.importRuns(); run++) {
            var time = ProcessorTime.start(stack);
            var took = importOnce(importer, rows);
            shares = time.shares();
            var copied = peer.copy(rows);
            // The first pays for compilation, as the cold import of deposits does.
            if (run > 0) {
                imports.add(took);
                copies.add(copied);
            }
        }
        report.add(Measure.noted(
                "PostgreSQL's COPY of the same %d rows of estimates (median of %d)".formatted(rows, copies.size()),
                Measure.number(Medians.medianSeconds(copies)) + " s"));
        report.add(ImportBenchmark.againstCopy(
                "import of estimates through the gateway (median of %d)".formatted(imports.size()), imports, copies));
        report.remark(
                "imports of estimates: %s s; COPY: %s s".formatted(Medians.shown(imports), Medians.shown(copies)));
        report.remark("cores used from emptying the registry to the end of an import of estimates: " + shares);
    }

    private Duration importOnce(Importer importer, long rows) throws IOException, SQLException, InterruptedException {
        database.awaitQuiet();
        database.emptyRegistry();
        database.checkpoint();
        var imported = importer.send(file.path(), FORMAT);
        if (imported.rowsRead() != rows || imported.created() + imported.rejected() != rows) {
            throw new BenchmarkException("An import of %d rows of estimates said: %s".formatted(rows, imported));
        }
        // What goes on behind the answer is not the peer's burden.
        database.awaitQuiet();
        return imported.took();
    }
}
