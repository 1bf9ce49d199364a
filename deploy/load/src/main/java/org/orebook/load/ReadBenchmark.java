package org.orebook.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;

/** Reads through the gateway at a constant rate, as viewers. */
final class ReadBenchmark {
    static final long DEPOSITS = 86_000;

    /** The sample and two files, less the rows that are rejected. */
    private static final double WITHIN = 0.01;

    private static final int PER_SECOND = 200;
    private static final int CONNECTIONS = 64;
    private static final int TOKENS = 4;
    private static final int DISTINCT = 4000;
    private static final double SEARCH_MILLISECONDS = 50;
    private static final double BY_ID_MILLISECONDS = 5;
    private static final double RANKING_MILLISECONDS = 20;
    private static final long ESTIMATES = 50_000;
    private static final int MOST_WHAT_IFS = 3;
    private static final List<String> RANKED =
            List.of("rare-earths", "tungsten", "lithium", "antimony", "cobalt", "chromium", "nickel", "graphite");

    private static final String DEPOSITS_PATH = "/api/v1/deposits";

    /** The cheapest thing that the gateway answers: no token, no service behind it. */
    private static final String CHEAPEST = "/q/health/live";

    private static final Header JSON = new BasicHeader(HttpHeaders.ACCEPT, "application/json");

    private final RunningStack stack;
    private final Database database;
    private final Extent extent;
    private final long seed;
    private final Report report;

    ReadBenchmark(RunningStack stack, Database database, Extent extent, long seed, Report report) {
        this.stack = stack;
        this.database = database;
        this.extent = extent;
        this.seed = seed;
        this.report = report;
    }

    /** @param files what was loaded, for names and places that are there */
    void run(List<DepositFile> files) throws IOException, SQLException, InterruptedException {
        var deposits = database.deposits();
        report.progress("Reading %d deposits at %d requests a second".formatted(deposits, PER_SECOND));
        var random = new SplittableRandom(seed);
        var searches = new Searches(files)
                .draw(DISTINCT, random).stream()
                        .map(query -> DEPOSITS_PATH + "?" + query)
                        .toList();
        var ids = database.someIds(DISTINCT).stream()
                .map(id -> DEPOSITS_PATH + "/" + id)
                .toList();
        var comparable = deposits >= DEPOSITS * (1 - WITHIN);
        if (!comparable) {
            report.remark("the promises are about %d deposits; this registry has %d".formatted(DEPOSITS, deposits));
        }
        measureFloor();
        measureReads("search with text and box", searches, comparable ? SEARCH_MILLISECONDS : Double.NaN);
        measureReads("by id", ids, comparable ? BY_ID_MILLISECONDS : Double.NaN);
        measureReads("half searches, half by id", mixed(searches, ids), Double.NaN);
        measureRankings(comparable, random);
    }

    /** Of every commodity that comes with its tables, with one to three what-ifs each. */
    private void measureRankings(boolean comparable, SplittableRandom random)
            throws IOException, SQLException, InterruptedException {
        var estimates = database.estimates();
        if (estimates < ESTIMATES) {
            report.remark("rankings not measured: the promise is about %d estimates; this registry has %d"
                    .formatted(ESTIMATES, estimates));
            return;
        }
        var rankings = new ArrayList<String>();
        for (var commodity : RANKED) {
            rankings.addAll(rankings(commodity, random));
        }
        Collections.shuffle(rankings, new Random(seed));
        measureReads("ranking with what-if", rankings, comparable ? RANKING_MILLISECONDS : Double.NaN);
    }

    private List<String> rankings(String commodity, SplittableRandom random) throws SQLException {
        var ids = database.someEstimates(commodity, DISTINCT / RANKED.size());
        var rankings = new ArrayList<String>();
        for (var i = 0; i < ids.size(); i++) {
            var whatIfs = new StringBuilder();
            for (var more = random.nextInt(MOST_WHAT_IFS); more >= 0; more--) {
                whatIfs.append("&whatIf=").append(ids.get((i + more) % ids.size()));
            }
            rankings.add("/api/v1/rankings?measure=reserves&commodity=" + commodity + whatIfs);
        }
        return rankings;
    }

    private static List<String> mixed(List<String> some, List<String> others) {
        var mixed = new ArrayList<String>();
        for (var i = 0; i < Math.min(some.size(), others.size()); i++) {
            mixed.add(some.get(i));
            mixed.add(others.get(i));
        }
        return mixed;
    }

    /** How much of the other figures is the load generator and the machine. */
    private void measureFloor() throws InterruptedException {
        try (var load = load(stack.ports().gatewayManagement())) {
            var request = load.get(CHEAPEST, JSON);
            measure("the gateway's health, the load generator's own floor", load, _ -> request, Double.NaN);
        }
    }

    private void measureReads(String what, List<String> targets, double limit)
            throws IOException, InterruptedException {
        try (var load = load(stack.ports().gateway())) {
            var requests = requests(load, targets);
            measure(what, load, i -> requests.get(i % requests.size()), limit);
        }
    }

    private static ConstantRate load(int port) {
        return new ConstantRate(new HttpHost("http", "127.0.0.1", port), PER_SECOND, CONNECTIONS);
    }

    private void measure(String what, ConstantRate load, IntFunction<ClassicHttpRequest> requests, double limit)
            throws InterruptedException {
        load.run(extent.warmUp(), requests);
        var offset = (int) (extent.warmUp().toSeconds() * PER_SECOND);
        // What counts then fits into what is free, and no collection of the benchmark's own falls into it.
        System.gc();
        var time = ProcessorTime.start(stack);
        var outcome = load.run(extent.counted(), i -> requests.apply(i + offset));
        report.add(measure(what, outcome, limit));
        report.remark("%s: cores used: %s%s".formatted(what, time.shares(), emptyPages(outcome)));
    }

    private static String emptyPages(ConstantRate.Outcome outcome) {
        return outcome.empty() == 0
                ? ""
                : "; pages with nothing on them: %d %%".formatted(100 * outcome.empty() / outcome.requests());
    }

    private static Measure measure(String what, ConstantRate.Outcome outcome, double limit) {
        var name = "%s, %d a second, p99".formatted(what, PER_SECOND);
        var p99 = outcome.milliseconds(99);
        var shown = "%s ms (p50 %s, p99.9 %s, max %s)"
                .formatted(
                        Measure.number(p99),
                        Measure.number(outcome.milliseconds(50)),
                        Measure.number(outcome.milliseconds(99.9)),
                        Measure.number(outcome.milliseconds(100)));
        var measure = Double.isNaN(limit) ? Measure.noted(name, shown) : Measure.atMost(name, limit, p99, "ms", shown);
        return measure.withErrors(outcome.errors(), outcome.requests());
    }

    /** With a few tokens in turn. */
    private List<ClassicHttpRequest> requests(ConstantRate load, List<String> targets)
            throws IOException, InterruptedException {
        var tokens = new ArrayList<Header>();
        for (var i = 0; i < TOKENS; i++) {
            tokens.add(new BasicHeader(HttpHeaders.AUTHORIZATION, "Bearer " + stack.token("viewer")));
        }
        var requests = new ArrayList<ClassicHttpRequest>(targets.size());
        for (var target : targets) {
            requests.add(load.get(target, tokens.get(requests.size() % TOKENS), JSON));
        }
        return requests;
    }
}
