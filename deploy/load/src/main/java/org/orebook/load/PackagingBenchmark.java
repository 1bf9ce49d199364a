package org.orebook.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The services as executables and on the JVM, side by side: how soon they answer, what they hold in memory, and how large
 * they are. Each in turn takes the place of the one that runs in the stack, among the parts that it needs.
 */
final class PackagingBenchmark {
    private static final double FIRST_ANSWER_MILLISECONDS = 100;
    private static final double STARTED_MEGABYTES = 100;
    private static final double USED_MEGABYTES = 160;
    private static final double EXECUTABLE_MEGABYTES = 130;

    private static final int REQUESTS = 10_000;
    private static final int CONNECTIONS = 8;
    /** More than can be served: the next request is due as soon as a connection is free. */
    private static final int AT_ONCE = 100_000;
    /** In turn: the gateway takes a thousand requests a second of one caller, and answers more than that. */
    private static final List<String> CALLERS = List.of("viewer", "geologist", "reviewer", "auditor");

    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final double BYTES_PER_MEGABYTE = 1e6;
    private static final double MILLISECONDS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RunningStack stack;
    private final Extent extent;
    private final Report report;

    /** A service, with a page that everybody reads first. */
    private record Subject(String service, int port, String page) {}

    PackagingBenchmark(RunningStack stack, Extent extent, Report report) {
        this.stack = stack;
        this.extent = extent;
        this.report = report;
    }

    void run() throws IOException, InterruptedException {
        var ports = stack.ports();
        // The services first: what the gateway passes on is answered by the last of them that was started.
        for (var subject : List.of(
                new Subject(RunningStack.DEPOSITS, ports.deposits(), "/api/v1/deposits?limit=20"),
                new Subject(RunningStack.AGREEMENTS, ports.agreements(), "/api/v1/agreements?limit=20"),
                new Subject(RunningStack.GATEWAY, ports.gateway(), "/api/v1/deposits?limit=20"))) {
            measure(subject);
        }
    }

    private void measure(Subject subject) throws IOException, InterruptedException {
        var running = stack.part(subject.service()).process();
        var environment = StartedService.environmentOf(running);
        var executable = Variant.executable(stack.layout().serviceExecutable(subject.service()), running);
        var jvm = Variant.jvm(running);
        if (executable.isEmpty()) {
            report.remark("%s not measured as an executable: there is none (./mvnw -Dquick -Dnative package)"
                    .formatted(subject.service()));
        }
        var log = stack.layout().dataFolder().resolve("logs/" + subject.service() + "-bench.log");
        StartedService.stop(running);
        for (var variant : variants(executable, jvm)) {
            report.progress("Starting %s, %s".formatted(subject.service(), variant.name()));
            var name = subject.service() + ", " + variant.name() + ": ";
            var starts = new ArrayList<Duration>();
            for (var i = 0; i < extent.laterStarts(); i++) {
                try (var started = StartedService.start(variant, environment, subject.port(), log)) {
                    starts.add(started.toFirstAnswer());
                }
            }
            var last = StartedService.start(variant, environment, subject.port(), log);
            try {
                starts.add(last.toFirstAnswer());
                tell(variant, name, starts);
                use(variant, name, subject, last);
            } finally {
                // The last one, which is the JVM's, stays in the stack in place of the one that was stopped.
                if (!variant.equals(jvm)) {
                    last.close();
                }
            }
        }
    }

    private static List<Variant> variants(Optional<Variant> executable, Variant jvm) {
        return executable.map(each -> List.of(each, jvm)).orElseGet(() -> List.of(jvm));
    }

    private void tell(Variant variant, String name, List<Duration> starts) {
        var median = Medians.medianSeconds(starts) * MILLISECONDS_PER_SECOND;
        add(
                variant,
                name + "start to first answer (median of %d)".formatted(starts.size()),
                median,
                "ms",
                FIRST_ANSWER_MILLISECONDS);
        add(variant, name + "size on disk", variant.bytes() / BYTES_PER_MEGABYTE, "MB", EXECUTABLE_MEGABYTES);
        variant.build()
                .ifPresent(took -> report.add(
                        Measure.noted(name + "time to compile", Measure.number(Medians.seconds(took)) + " s")));
    }

    private void use(Variant variant, String name, Subject subject, StartedService service)
            throws IOException, InterruptedException {
        Thread.sleep(SETTLED);
        add(
                variant,
                name + "resident after the start",
                service.residentBytes() / BYTES_PER_MEGABYTE,
                "MB",
                STARTED_MEGABYTES);
        var first = requests(subject);
        add(
                variant,
                name + "resident after %d requests".formatted(REQUESTS),
                service.residentBytes() / BYTES_PER_MEGABYTE,
                "MB",
                USED_MEGABYTES);
        var second = requests(subject);
        report.add(Measure.noted(
                        name
                                + "requests a second, the first and the second %d, %d at once"
                                        .formatted(REQUESTS, CONNECTIONS),
                        "%s, %s /s".formatted(Measure.number(first.perSecond()), Measure.number(second.perSecond())))
                .withErrors(first.errors() + second.errors(), 2L * REQUESTS));
    }

    private record Load(double perSecond, long errors) {}

    private Load requests(Subject subject) throws IOException, InterruptedException {
        try (var load = new ConstantRate(new HttpHost("http", "127.0.0.1", subject.port()), AT_ONCE, CONNECTIONS)) {
            var requests = new ArrayList<ClassicHttpRequest>();
            for (var caller : CALLERS) {
                requests.add(
                        load.get(subject.page(), new BasicHeader("Authorization", "Bearer " + stack.token(caller))));
            }
            var startedNanos = System.nanoTime();
            var outcome =
                    load.run(Duration.ofMillis(REQUESTS * 1000L / AT_ONCE), i -> requests.get(i % requests.size()));
            var seconds = (System.nanoTime() - startedNanos) / NANOS_PER_SECOND;
            return new Load(outcome.requests() / seconds, outcome.errors());
        }
    }

    /** Executables have promises; the JVM stands beside them for comparison. */
    private void add(Variant variant, String name, double measured, String unit, double limit) {
        report.add(
                variant.name().equals("native")
                        ? Measure.atMost(name, limit, measured, unit)
                        : Measure.noted(name, Measure.number(measured) + " " + unit));
    }
}
