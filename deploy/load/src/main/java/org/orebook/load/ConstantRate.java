package org.orebook.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Sends requests at a constant rate, whatever the answers do, and times each from the instant at which it was due: a
 * slow answer does not excuse those that wait behind it (no coordinated omission).
 *
 * <p>Every connection has a thread, which takes the next request, sleeps until it is due, sends it and reads the answer.
 * Nothing is handed from thread to thread, so that a request costs two wake-ups, the fewest possible: at the instant
 * and at the answer. On a machine with few cores each one more is time that would be told of the server.
 */
final class ConstantRate implements AutoCloseable {
    private static final long HIGHEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int DIGITS = 3;

    /** The threads are there before the first request is due. */
    private static final long LEAD_NANOS = Duration.ofMillis(50).toNanos();

    private final HttpHost server;
    private final int perSecond;
    private final List<Connection> connections;
    private final ExecutorService threads;

    /**
     * @param perSecond requests that are due in a second
     * @param connections at most so many requests are under way; what is due beyond waits, and its time counts
     */
    ConstantRate(HttpHost server, int perSecond, int connections) {
        this.server = server;
        this.perSecond = perSecond;
        this.connections =
                Stream.generate(() -> new Connection(server)).limit(connections).toList();
        this.threads = Executors.newFixedThreadPool(connections);
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

    /** A request to be sent as often as one likes: nothing is built while the clock runs. */
    ClassicHttpRequest get(String target, Header... headers) {
        var request = new BasicClassicHttpRequest(Method.GET, target);
        request.setHeaders(headers);
        request.addHeader(HttpHeaders.HOST, server.toHostString());
        return request;
    }

    /** Sends the requests one after the other for so long, and waits for the last answer. */
    Outcome run(Duration duration, IntFunction<ClassicHttpRequest> requests) throws InterruptedException {
        var run = new Run((int) (duration.toMillis() * perSecond / 1000), requests);
        var senders = connections.stream().map(run::sender).toList();
        for (var sender : threads.invokeAll(senders)) {
            try {
                sender.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A thread of the load generator died.", e.getCause());
            }
        }
        return run.outcome();
    }

    private final class Run {
        private final Histogram nanos = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
        private final LongAdder errors = new LongAdder();
        private final LongAdder empty = new LongAdder();
        private final AtomicInteger next = new AtomicInteger();
        private final long intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        private final long start = System.nanoTime() + LEAD_NANOS;
        private final int count;
        private final IntFunction<ClassicHttpRequest> requests;

        private Run(int count, IntFunction<ClassicHttpRequest> requests) {
            this.count = count;
            this.requests = requests;
        }

        private Callable<Void> sender(Connection connection) {
            return () -> {
                for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    var due = start + i * intervalNanos;
                    awaitInstant(due);
                    note(due, connection.send(requests.apply(i)));
                }
                return null;
            };
        }

        private void note(long due, Connection.Answer answer) {
            nanos.recordValue(Math.min(System.nanoTime() - due, HIGHEST_NANOS));
            switch (answer) {
                case FOUND -> {}
                case EMPTY -> empty.increment();
                case FAILED -> errors.increment();
            }
        }

        private Outcome outcome() {
            return new Outcome(nanos, count, errors.sum(), empty.sum());
        }
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
    public void close() {
        threads.shutdownNow();
        connections.forEach(Connection::close);
    }
}
