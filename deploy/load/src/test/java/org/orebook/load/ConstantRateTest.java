package org.orebook.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConstantRateTest {
    private static final Duration STALL = Duration.ofMillis(500);

    private final AtomicInteger answered = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
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
        try (var load = new ConstantRate(100, 1)) {
            var outcome = load.run(Duration.ofSeconds(1), requests());
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
        try (var load = new ConstantRate(200, 1)) {
            var outcome = load.run(Duration.ofMillis(200), requests());
            assertThat(outcome.requests()).isEqualTo(40);
            assertThat(outcome.errors()).isEqualTo(10);
            assertThat(outcome.empty()).isEqualTo(10);
        }
    }

    @Test
    void countsRequestsThatNobodyAnswersAsErrors() throws Exception {
        var nobody = requests();
        server.stop(0);
        try (var load = new ConstantRate(100, 2)) {
            assertThat(load.run(Duration.ofMillis(100), nobody).errors()).isEqualTo(10);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private IntFunction<HttpRequest> requests() {
        var address = server.getAddress();
        var request = HttpRequest.newBuilder(URI.create(
                        "http://%s:%d/".formatted(address.getAddress().getHostAddress(), address.getPort())))
                .build();
        return _ -> request;
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
