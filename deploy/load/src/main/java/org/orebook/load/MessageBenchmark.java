package org.orebook.load;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;

/**
 * How fast a change of one service is seen in the other, how fast what has gathered is sent, and how many agreements a
 * second come through the whole saga, all on one deposit.
 */
final class MessageBenchmark {
    private static final String AGREEMENTS = "agreements";
    private static final String KNOWN = "SELECT FROM known_deposit WHERE id = ?";
    private static final String SCRATCH_TOPIC = "orebook.load";
    private static final int GATHERED = 100_000;
    private static final int LEAST_DRAINED = 5_000;
    private static final int LEAST_SAGAS = 50;
    private static final int SIGNERS = 8;
    private static final double NANOS_PER_MILLISECOND = 1e6;
    private static final long HIGHEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(30);

    private final RunningStack stack;
    private final Database database;
    private final Extent extent;
    private final Report report;

    MessageBenchmark(RunningStack stack, Database database, Extent extent, Report report) {
        this.stack = stack;
        this.database = database;
        this.extent = extent;
        this.report = report;
    }

    void run() throws IOException, SQLException, InterruptedException {
        try (var desk = new Desk(stack)) {
            measureVisibility(desk);
            measureDrain();
            measureSagas(desk);
        }
    }

    /** Registers deposits one after the other, and asks the other service's database for each until it is there. */
    private void measureVisibility(Desk desk) throws IOException, SQLException, InterruptedException {
        report.progress("Registering deposits, each until the other service knows it");
        var fromAnswer = new Histogram(HIGHEST_NANOS, 3);
        var fromRequest = new Histogram(HIGHEST_NANOS, 3);
        try (var connection = database.connect(AGREEMENTS);
                var known = connection.prepareStatement(KNOWN)) {
            for (var i = 0; i < extent.messages() * 2; i++) {
                var askedNanos = System.nanoTime();
                var deposit = UUID.fromString(desk.deposit("Visible " + i));
                var answeredNanos = System.nanoTime();
                known.setObject(1, deposit);
                awaitRow(known);
                var seenNanos = System.nanoTime();
                // The first half pays for compilation.
                if (i >= extent.messages()) {
                    fromAnswer.recordValue(seenNanos - answeredNanos);
                    fromRequest.recordValue(seenNanos - askedNanos);
                }
                Thread.sleep(BETWEEN_CHANGES);
            }
        }
        report.add(Measure.atMost(
                "a change's 2xx answer to its being visible in the other service, p50", 20, at(fromAnswer, 50), "ms"));
        report.add(Measure.atMost("the same, p99", 100, at(fromAnswer, 99), "ms"));
        report.add(Measure.noted(
                "from sending the change's request instead",
                "p50 %s, p99 %s ms"
                        .formatted(Measure.number(at(fromRequest, 50)), Measure.number(at(fromRequest, 99)))));
    }

    private void awaitKnown(String deposit) throws SQLException {
        try (var connection = database.connect(AGREEMENTS);
                var known = connection.prepareStatement(KNOWN)) {
            known.setObject(1, UUID.fromString(deposit));
            awaitRow(known);
        }
    }

    private static void awaitRow(java.sql.PreparedStatement query) throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException("A change was not seen in the other service within three minutes.");
            }
        }
    }

    /** What gathers while the broker is away, put into the outbox by hand: messages of ordinary size. */
    private void measureDrain() throws SQLException, InterruptedException {
        report.progress("Draining an outbox of %d messages".formatted(GATHERED));
        var took = new ArrayList<Duration>();
        for (var run = 0; run < extent.laterStarts() + 1; run++) {
            database.awaitQuiet();
            database.execute(Database.DEPOSITS, """
                    INSERT INTO outbox (id, topic, key, type, subject, time, data)
                    SELECT gen_random_uuid(), '%s', 'key-' || n %% 5000, 'org.orebook.load.v1', 'n', now(),
                        '{"n": ' || n || ', "text": "' || repeat('x', 350) || '"}'
                    FROM generate_series(1, %d) AS n""".formatted(SCRATCH_TOPIC, GATHERED));
            var started = System.nanoTime();
            database.execute(Database.DEPOSITS, "NOTIFY outbox");
            awaitEmptyOutbox();
            took.add(Duration.ofNanos(System.nanoTime() - started));
        }
        var seconds = Medians.medianSeconds(took);
        report.add(Measure.atLeast(
                "messages a second that a full outbox drains (median of %d times %d)".formatted(took.size(), GATHERED),
                LEAST_DRAINED,
                GATHERED / seconds,
                "/s"));
    }

    private void awaitEmptyOutbox() throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = database.connect(Database.DEPOSITS);
                var left = connection.prepareStatement("SELECT FROM outbox LIMIT 1")) {
            while (true) {
                try (var rows = left.executeQuery()) {
                    if (!rows.next()) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new BenchmarkException("The outbox was not empty within three minutes.");
                }
                Thread.sleep(Duration.ofMillis(10));
            }
        }
    }

    /** Agreements that wait for their signature are signed as fast as eight approvers can. */
    private void measureSagas(Desk desk) throws IOException, SQLException, InterruptedException {
        // Those of another deposit pay for compilation.
        new Contest(desk, extent.messages()).signAll();
        var count = extent.messages() * 4;
        var contest = new Contest(desk, count);
        var time = ProcessorTime.start(stack);
        var took = contest.signAll();
        report.add(Measure.atLeast(
                "agreements a second through the whole saga, %d on one deposit".formatted(count),
                LEAST_SAGAS,
                count / (took.toNanos() / 1e9),
                "/s"));
        report.remark("cores used while they were signed: " + time.shares());
    }

    /** Agreements about one deposit, each with a tonnage of it, that wait for their signature. */
    private final class Contest {
        private final Desk desk;
        private final String deposit;
        private final List<String> ready;

        Contest(Desk desk, int count) throws IOException, SQLException, InterruptedException {
            report.progress("Preparing %d agreements about one deposit".formatted(count));
            this.desk = desk;
            deposit = desk.deposit("Contested by a benchmark");
            desk.confirmReserve(deposit, "tungsten", 1_000_000);
            awaitKnown(deposit);
            var buyer = desk.company("load-buyer-" + UUID.randomUUID());
            var seller = desk.company("load-seller-" + UUID.randomUUID());
            ready = inParallel(
                    count, i -> () -> desk.readyToSign(deposit, buyer, seller, "Offtake " + i + " of a benchmark"));
            database.awaitQuiet();
        }

        /**
         * @return the time until the last was signed
         */
        Duration signAll() throws SQLException, InterruptedException {
            report.progress("Signing them");
            var started = System.nanoTime();
            inParallel(ready.size(), i -> () -> {
                desk.sign(ready.get(i));
                return null;
            });
            var signed = awaitSigned(deposit, ready.size());
            var took = Duration.ofNanos(System.nanoTime() - started);
            if (signed != ready.size()) {
                throw new BenchmarkException("%d of %d agreements were signed.".formatted(signed, ready.size()));
            }
            return took;
        }
    }

    /** Waits until none is on its way, and says how many are signed. */
    private long awaitSigned(String deposit, int count) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = database.connect(AGREEMENTS);
                var query = connection.prepareStatement("""
                        SELECT count(*) FILTER (WHERE a.state = 'signed'), count(*) FILTER (WHERE a.state = 'committing')
                        FROM agreement a JOIN agreement_deposit d ON d.agreement_id = a.id WHERE d.deposit_id = ?""")) {
            query.setObject(1, UUID.fromString(deposit));
            while (true) {
                try (var rows = query.executeQuery()) {
                    rows.next();
                    if ((rows.getLong(2) == 0 && rows.getLong(1) >= count) || System.nanoTime() > deadline) {
                        return rows.getLong(1);
                    }
                }
                // Seldom, for it counts thousands: asked all the time it would be part of what is measured.
                Thread.sleep(Duration.ofMillis(100));
            }
        }
    }

    private interface Numbered<T> {
        Callable<T> of(int i);
    }

    private static <T> List<T> inParallel(int count, Numbered<T> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(SIGNERS)) {
            var calls = new ArrayList<Callable<T>>();
            for (var i = 0; i < count; i++) {
                calls.add(work.of(i));
            }
            var results = new ArrayList<T>();
            for (var call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new BenchmarkException(
                    "A request of the benchmark failed: " + e.getCause().getMessage());
        }
    }

    private static double at(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLISECOND;
    }
}
