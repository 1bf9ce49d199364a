package org.orebook.gateway.routing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamTest {
    private static final int POOL_SIZE = 4;
    private static final int CALLERS = 64;
    private static final int CALLS = 200;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    /** Callers wait for about as long as they are willing to, so that many give up in the moment of their turn. */
    @Test
    void losesNoConnectionToCallersWhoseTurnComesAsTheyGiveUp() throws Exception {
        HttpServer service = await(vertx.createHttpServer()
                .requestHandler(
                        request -> vertx.setTimer(1, later -> request.response().end("done")))
                .listen(0, "127.0.0.1"));
        Upstream upstream = new Upstream(
                Service.DEPOSITS,
                List.of(new Replica(Service.DEPOSITS, URI.create("http://127.0.0.1:" + service.actualPort()))),
                new Impatient(Duration.ofMillis(15)),
                vertx);

        await(Future.join(IntStream.range(0, CALLERS)
                .mapToObj(caller -> onContextOfItsOwn(() -> callTimeAndAgain(upstream, CALLS)))
                .toList()));

        Awaitility.await().until(() -> freeConnections(upstream) == POOL_SIZE);
    }

    private static int freeConnections(Upstream upstream) throws Exception {
        List<Future<HttpClientRequest>> all =
                Stream.generate(() -> connect(upstream)).limit(POOL_SIZE).toList();
        await(Future.join(all).otherwiseEmpty());
        List<HttpClientRequest> free =
                all.stream().filter(Future::succeeded).map(Future::result).toList();
        free.forEach(Pool::giveBack);
        return free.size();
    }

    private static Future<HttpClientRequest> connect(Upstream upstream) {
        return upstream.choose(List.of()).connect();
    }

    private Future<Void> onContextOfItsOwn(Supplier<Future<Void>> work) {
        Promise<Void> done = Promise.promise();
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        context.runOnContext(now -> work.get().onComplete(done));
        return done.future();
    }

    private static Future<Void> callTimeAndAgain(Upstream upstream, int times) {
        if (times == 0) {
            return Future.succeededFuture();
        }
        return connect(upstream)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::end)
                .otherwiseEmpty()
                .compose(next -> callTimeAndAgain(upstream, times - 1));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private record Impatient(Duration connectTimeout) implements UpstreamConfig.Upstream {
        @Override
        public Duration responseTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration importTimeout() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration eventsTimeout() {
            return Duration.ofMinutes(2);
        }

        @Override
        public int poolSize() {
            return POOL_SIZE;
        }

        @Override
        public int poolQueue() {
            return CALLERS;
        }

        @Override
        public int eventsPoolSize() {
            return POOL_SIZE;
        }

        @Override
        public Duration keepAlive() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration probeInterval() {
            return Duration.ofMillis(500);
        }
    }
}
