package org.orebook.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People at work: reads and writes of both services at a constant rate, none of them sent twice. A request that is due
 * while all workers wait for an answer is sent as soon as one of them is free; it is never left out.
 */
final class Workload implements AutoCloseable {
    /** So many requests are under way at most. */
    static final int WORKERS = 24;

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** Of ten requests the first changes a deposit, the second registers a party, and the others read. */
    private static final int OF_TEN = 10;

    private static final int CHANGES_OF_A_DEPOSIT = 4;

    private final Orebook orebook;
    private final String run = Negotiation.unique("work");
    private final long intervalNanos;
    private final long start = System.nanoTime();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> workers = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private volatile boolean over;
    private volatile Instant end;

    /**
     * A request that was not answered as it should.
     *
     * @param at when that was known
     * @param outcome status and body, or the exception
     */
    record Failure(Instant at, String request, String outcome) {}

    private Workload(Orebook orebook, int perSecond) {
        this.orebook = orebook;
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    static Workload start(Orebook orebook, int perSecond) {
        var load = new Workload(orebook, perSecond);
        for (int worker = 0; worker < WORKERS; worker++) {
            load.workers.add(load.threads.submit(load.new Worker()::work));
        }
        return load;
    }

    /** Waits for so many answers more. */
    void awaitAnswers(int more) throws InterruptedException {
        long enough = answered.get() + more;
        while (answered.get() < enough && workers.stream().noneMatch(Future::isDone)) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    /** Sends nothing more and waits for the last answer; rethrows what ended a worker. */
    void stop() throws InterruptedException, ExecutionException {
        over = true;
        for (var worker : workers) {
            worker.get();
        }
        end = Instant.now();
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** The source of the deposits that were registered. */
    String source() {
        return run;
    }

    /** By the id of each deposit whose last change was answered, the version that the answer named. */
    Map<String, Integer> versions() {
        return Map.copyOf(versions);
    }

    /** How many were answered, and how fast. */
    String summary() {
        var seconds = (System.nanoTime() - start) / 1e9;
        return "%d requests in %.1f s (%.0f/s), %d failed, last answer at %s"
                .formatted(answered.get() + failures.size(), seconds, answered.get() / seconds, failures.size(), end);
    }

    @Override
    public void close() {
        over = true;
        threads.close();
    }

    /** Changes deposits of its own, one change after the other. */
    private final class Worker {
        private String deposit;
        private String party;
        private int version;

        Void work() throws InterruptedException {
            for (long i = next.getAndIncrement(); !over; i = next.getAndIncrement()) {
                long due = start + i * intervalNanos - System.nanoTime();
                if (due > 0) {
                    Thread.sleep(Duration.ofNanos(due));
                }
                send(i);
            }
            return null;
        }

        private void send(long i) throws InterruptedException {
            var request = request(i);
            try {
                var answer = request.send();
                if (answer.status() == request.expected()) {
                    answered.incrementAndGet();
                    request.done(answer);
                    return;
                }
                failed(request, answer.status() + " " + answer.body());
            } catch (IOException broken) {
                failed(request, broken.toString());
            }
        }

        private void failed(Request request, String outcome) {
            failures.add(new Failure(Instant.now(), request.toString(), outcome));
            if (request.isAboutTheDeposit()) {
                // Whether it was changed is not known: the next one is another.
                versions.remove(String.valueOf(deposit));
                deposit = null;
            }
        }

        private Request request(long i) {
            long kind = i % OF_TEN;
            if (kind == 0 || deposit == null) {
                return deposit == null || version > CHANGES_OF_A_DEPOSIT ? new Register(i) : new Change();
            }
            if (kind == 1 || party == null) {
                return new Enrol(i);
            }
            return new Read(
                    kind % 2 == 0 ? "viewer" : "auditor",
                    kind < OF_TEN / 2 + 1 ? "/api/v1/deposits/" + deposit : "/api/v1/parties/" + party);
        }

        private sealed interface Request {
            Answer send() throws IOException, InterruptedException;

            int expected();

            default boolean isAboutTheDeposit() {
                return false;
            }

            default void done(Answer answer) {}
        }

        /** What the deposit is afterwards is in its answer. */
        private abstract sealed class OfTheDeposit implements Request {
            @Override
            public boolean isAboutTheDeposit() {
                return true;
            }

            @Override
            public void done(Answer answer) {
                deposit = answer.json().path("id").asText();
                version = Integer.parseInt(answer.header("ETag").replace("\"", ""));
                versions.put(deposit, version);
            }
        }

        private final class Register extends OfTheDeposit {
            private final long i;

            Register(long i) {
                this.i = i;
            }

            @Override
            public Answer send() throws IOException, InterruptedException {
                var document = """
                        {"names": [{"text": "%1$s %2$d"}],
                         "externalRecords": [{"source": "%1$s", "recordId": "%2$d"}]}""".formatted(run, i);
                return orebook.as("geologist").post("/api/v1/deposits", document);
            }

            @Override
            public int expected() {
                return CREATED;
            }

            @Override
            public String toString() {
                return "POST deposit " + i;
            }
        }

        private final class Change extends OfTheDeposit {
            @Override
            public Answer send() throws IOException, InterruptedException {
                var patch = "{\"region\": \"Region %d\", \"reason\": \"surveyed\"}".formatted(version);
                return orebook.as("geologist")
                        .patch("/api/v1/deposits/" + deposit, patch, "If-Match", "\"" + version + "\"");
            }

            @Override
            public int expected() {
                return OK;
            }

            @Override
            public String toString() {
                return "PATCH deposit " + deposit + " of version " + version;
            }
        }

        private final class Enrol implements Request {
            private final long i;

            Enrol(long i) {
                this.i = i;
            }

            @Override
            public Answer send() throws IOException, InterruptedException {
                var document = """
                        {"code": "%1$s-%2$d", "kind": "company", "names": [{"text": "%1$s %2$d", "language": "en"}],
                         "country": "KZ"}""".formatted(run, i);
                return orebook.as("negotiator").post("/api/v1/parties", document);
            }

            @Override
            public int expected() {
                return CREATED;
            }

            @Override
            public void done(Answer answer) {
                party = answer.json().path("id").asText();
            }

            @Override
            public String toString() {
                return "POST party " + i;
            }
        }

        private final class Read implements Request {
            private final String who;
            private final String target;

            Read(String who, String target) {
                this.who = who;
                this.target = target;
            }

            @Override
            public Answer send() throws IOException, InterruptedException {
                return orebook.as(who).get(target);
            }

            @Override
            public int expected() {
                return OK;
            }

            @Override
            public String toString() {
                return "GET " + target;
            }
        }
    }
}
