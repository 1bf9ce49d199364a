package org.orebook.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a constant rate, whatever the answers do, and times each from the instant at which it was due: a
 * slow answer does not excuse those that wait behind it (no coordinated omission).
 */
final class ConstantRate implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long HIGHEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;
    private static final int OK = 200;
    private static final byte[] NOTHING_FOUND = "{\"items\":[]".getBytes(StandardCharsets.US_ASCII);

    private final int perSecond;
    private final int connections;
    // Two threads: the machine's cores are for what is measured.
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final HttpClient client;

    /**
     * @param perSecond requests that are due in a second
     * @param connections at most so many requests are under way; what is due beyond waits, and its time counts
     */
    ConstantRate(int perSecond, int connections) {
        this.perSecond = perSecond;
        this.connections = connections;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(workers)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * What came back.
     *
     * @param nanos from the instant a request was due to the end of its answer
     * @param requests how many were sent
     * @param errors how many were not answered 200, or not at all
     * @param empty how many pages had nothing on them
     */
    record Outcome(Histogram nanos, long requests, long errors, long empty) {
        private static final double NANOS_PER_MILLISECOND = 1e6;

        double milliseconds(double percentile) {
            return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLISECOND;
        }
    }

    /** Sends the requests one after the other for so long, and waits for the last answer. */
    Outcome run(Duration duration, IntFunction<HttpRequest> requests) throws InterruptedException {
        var run = new Run((int) (duration.toMillis() * perSecond / 1000));
        run.send(requests);
        return run.outcome();
    }

    private final class Run {
        private final Histogram nanos = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
        private final LongAdder errors = new LongAdder();
        private final LongAdder empty = new LongAdder();
        private final Semaphore free = new Semaphore(connections);
        private final int count;

        private Run(int count) {
            this.count = count;
        }

        private void send(IntFunction<HttpRequest> requests) throws InterruptedException {
            var interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
            var start = System.nanoTime();
            for (var i = 0; i < count; i++) {
                var due = start + i * interval;
                awaitInstant(due);
                free.acquire();
                var _ = client.sendAsync(requests.apply(i), BodyHandlers.ofByteArray())
                        .handle((answer, failure) -> note(due, answer, failure));
            }
            free.acquire(connections);
        }

        private Void note(long due, HttpResponse<byte[]> answer, Throwable failure) {
            nanos.recordValue(Math.min(System.nanoTime() - due, HIGHEST_NANOS));
            if (failure != null || answer.statusCode() != OK) {
                errors.increment();
            } else if (startsWith(answer.body(), NOTHING_FOUND)) {
                empty.increment();
            }
            free.release();
            return null;
        }

        private Outcome outcome() {
            return new Outcome(nanos, count, errors.sum(), empty.sum());
        }
    }

    private static boolean startsWith(byte[] body, byte[] start) {
        return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }

    private static void awaitInstant(long nanoTime) throws InterruptedException {
        for (var left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdownNow();
        workers.shutdownNow();
    }
}
