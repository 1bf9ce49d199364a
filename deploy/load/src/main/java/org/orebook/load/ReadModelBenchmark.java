package org.orebook.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * How long agreements-service needs until it knows what a large import has brought, and until it knows everything again
 * that was ever said of deposits: its read model built anew from the topic's start.
 */
final class ReadModelBenchmark {
    private static final String AGREEMENTS = "agreements";
    private static final String KNOWN = "SELECT count(*) FROM known_deposit";
    private static final String FORGET = "TRUNCATE known_deposit";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int BEHIND_THE_STACK = 60;

    private final RunningStack stack;
    private final Database database;
    private final List<DepositFile> files;
    private final Report report;

    ReadModelBenchmark(RunningStack stack, Database database, List<DepositFile> files, Report report) {
        this.stack = stack;
        this.database = database;
        this.files = files;
        this.report = report;
    }

    void run() throws IOException, SQLException, InterruptedException {
        try (var connection = database.connect(AGREEMENTS);
                var importer = new Importer(stack)) {
            // The topic keeps what was said before, too.
            var before = known(connection);
            database.emptyRegistry();
            database.execute(AGREEMENTS, FORGET);
            long imported = 0;
            for (var file : files) {
                imported += measureImport(connection, importer, file, imported);
            }
            measureRebuild(connection, before + imported);
        }
    }

    private long measureImport(Connection connection, Importer importer, DepositFile file, long before)
            throws IOException, SQLException, InterruptedException {
        database.awaitQuiet();
        report.progress("Importing deposits, until the other service knows all of them");
        var time = ProcessorTime.start(stack);
        var imported = importer.send(file);
        var answeredNanos = System.nanoTime();
        var seen = awaitKnown(connection, before + imported.created());
        var lag = Duration.ofNanos(seen.lastNanos() - answeredNanos);
        report.add(Measure.noted(
                "an import of %d deposits: from its answer until the other service knows them all"
                        .formatted(imported.created()),
                "%s s = %s × the import (%s s)"
                        .formatted(
                                Measure.number(Medians.seconds(lag)),
                                Measure.number(Medians.seconds(lag) / Medians.seconds(imported.took())),
                                Measure.number(Medians.seconds(imported.took())))));
        report.remark("cores used from the import's first byte until all its deposits were known: " + time.shares());
        return imported.created();
    }

    /** A further process of the service, of a consumer group that has read nothing yet, as decision 9 says. */
    private void measureRebuild(Connection connection, long expected)
            throws IOException, SQLException, InterruptedException {
        report.progress("Building the read model of %d deposits anew".formatted(expected));
        database.awaitQuiet();
        database.execute(AGREEMENTS, FORGET);
        var running = stack.part(RunningStack.AGREEMENTS).process();
        var port = stack.ports().gateway() + BEHIND_THE_STACK;
        var environment = new HashMap<>(StartedService.environmentOf(running));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1));
        var log = stack.layout().dataFolder().resolve("logs/agreements-service-rebuild.log");
        var startedNanos = System.nanoTime();
        var built = CompletableFuture.supplyAsync(() -> awaitKnownUnchecked(connection, expected));
        try (var _ = StartedService.start(rebuilding(Variant.jvm(running)), environment, port, log)) {
            var seen = built.join();
            var took = Duration.ofNanos(seen.lastNanos() - seen.firstNanos());
            report.add(Measure.noted(
                    "rebuild of the read model of %d deposits from the topic's start, first to last"
                            .formatted(expected),
                    "%s s, %.0f deposits a second; with the start of the process %s s"
                            .formatted(
                                    Measure.number(Medians.seconds(took)),
                                    expected / Medians.seconds(took),
                                    Measure.number(
                                            Medians.seconds(Duration.ofNanos(seen.lastNanos() - startedNanos))))));
        }
    }

    private static Variant rebuilding(Variant variant) {
        var command = new ArrayList<>(variant.command());
        command.add(1, "-Dorebook.messaging.rebuild.\"orebook.deposits\"=bench");
        return new Variant(variant.name(), command, variant.bytes(), variant.build());
    }

    /** When the first were known, and when all. */
    private record Seen(long firstNanos, long lastNanos) {}

    private static Seen awaitKnownUnchecked(Connection connection, long expected) {
        try {
            return awaitKnown(connection, expected);
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static Seen awaitKnown(Connection connection, long expected) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        long firstNanos = 0;
        while (true) {
            var known = known(connection);
            var now = System.nanoTime();
            if (known > 0 && firstNanos == 0) {
                firstNanos = now;
            }
            if (known == expected) {
                return new Seen(firstNanos, now);
            }
            if (now > deadline) {
                throw new BenchmarkException(
                        "The other service knows %d deposits and not %d.".formatted(known, expected));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static long known(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(KNOWN)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
