package org.orebook.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConstantRateTest {
    private static final Duration STALL = Duration.ofMillis(500);

    private final AtomicInteger answered = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void countsTheWaitOfRequestsThatOneSlowAnswerHeldUp() throws Exception {
        // Given a server that stalls once, at the first of 100 requests that are due within a second
        server.createContext("/", exchange -> {
            if (answered.getAndIncrement() == 0) {
                LockSupport.parkNanos(STALL.toNanos());
            }
            answer(exchange, 200, "{\"items\":[1]}");
        });
        // When only one can be under way
        try (var load = load(100, 1)) {
            var outcome = load.run(Duration.ofSeconds(1), _ -> load.get("/"));
            // Then those due during the stall, not the one alone, were late by what was left of it
            assertThat(outcome.requests()).isEqualTo(100);
            assertThat(outcome.nanos().getTotalCount()).isEqualTo(100);
            assertThat(outcome.nanos().getCountBetweenValues(STALL.dividedBy(2).toNanos(), Long.MAX_VALUE / 2))
                    .isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void countsAnswersThatAreNo200AndPagesWithNothingOnThem() throws Exception {
        server.createContext("/", exchange -> {
            switch (answered.getAndIncrement() % 4) {
                case 0 -> answer(exchange, 503, "{\"items\":[]}");
                case 1 -> answer(exchange, 200, "{\"items\":[],\"next\":null}");
                default -> answer(exchange, 200, "{\"items\":[{}]}");
            }
        });
        try (var load = load(200, 1)) {
            var outcome = load.run(Duration.ofMillis(200), _ -> load.get("/"));
            assertThat(outcome.requests()).isEqualTo(40);
            assertThat(outcome.errors()).isEqualTo(10);
            assertThat(outcome.empty()).isEqualTo(10);
        }
    }

    @Test
    void countsRequestsThatNobodyAnswersAsErrors() throws Exception {
        server.stop(0);
        try (var load = load(100, 2)) {
            assertThat(load.run(Duration.ofMillis(100), _ -> load.get("/")).errors())
                    .isEqualTo(10);
        }
    }

    @Test
    void countsARedirectAsAnErrorAndDoesNotFollowIt() throws Exception {
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/");
            answer(exchange, 302, "");
        });
        server.createContext("/", exchange -> {
            answered.incrementAndGet();
            answer(exchange, 200, "{\"items\":[{}]}");
        });
        try (var load = load(100, 1)) {
            assertThat(load.run(Duration.ofMillis(100), _ -> load.get("/moved")).errors())
                    .isEqualTo(10);
            assertThat(answered).hasValue(0);
        }
    }

    @Test
    void hasNoMoreUnderWayThanItHasConnectionsAndKeepsThem() throws Exception {
        // Given a server that answers only when three requests wait for it, whoever else may come
        var clients = ConcurrentHashMap.<InetSocketAddress>newKeySet();
        var three = new CyclicBarrier(3);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            await(three);
            underWay.decrementAndGet();
            answer(exchange, 200, "{\"items\":[{}]}");
        });
        try (var load = load(300, 3)) {
            // When 30 are due
            var outcome = load.run(Duration.ofMillis(100), _ -> load.get("/"));
            // Then they went in threes, and over the same three connections
            assertThat(outcome.errors()).isZero();
            assertThat(most).hasValue(3);
            assertThat(clients).hasSize(3);
        }
    }

    @Test
    void opensAnotherConnectionWhereTheServerClosedIt() throws Exception {
        var clients = ConcurrentHashMap.<InetSocketAddress>newKeySet();
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.getResponseHeaders().add("Connection", "close");
            answer(exchange, 200, "{\"items\":[{}]}");
        });
        try (var load = load(100, 1)) {
            assertThat(load.run(Duration.ofMillis(100), _ -> load.get("/")).errors())
                    .isZero();
            assertThat(clients).hasSize(10);
        }
    }

    @Test
    void sendsTheTargetAsItIsWrittenWithItsHeaders() throws Exception {
        var received = ConcurrentHashMap.<String>newKeySet();
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            answer(exchange, 200, "{\"items\":[{}]}");
        });
        try (var load = load(100, 1)) {
            var request = load.get("/d?q=%D0%9A+a&bbox=1%2C2", new BasicHeader("Authorization", "Bearer t"));
            load.run(Duration.ofMillis(20), _ -> request);
            assertThat(received).containsExactly("/d?q=%D0%9A+a&bbox=1%2C2 Bearer t");
        }
    }

    private ConstantRate load(int perSecond, int connections) {
        var address = server.getAddress();
        return new ConstantRate(
                new HttpHost("http", address.getAddress().getHostAddress(), address.getPort()), perSecond, connections);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
