package org.orebook.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections to one replica, and how many requests are under way on them or wait for one. */
final class Pool {
    private final Replica replica;
    private final HttpClient client;
    private final Duration patience;
    private final Vertx vertx;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param client keeps the connections to each address apart
     * @param patience how long a request waits for one
     */
    Pool(Replica replica, HttpClient client, Duration patience, Vertx vertx) {
        this.replica = replica;
        this.client = client;
        this.patience = patience;
        this.vertx = vertx;
    }

    Replica replica() {
        return replica;
    }

    boolean hasRoom() {
        return replica.hasRoom(underWay());
    }

    int underWay() {
        return underWay.get();
    }

    /** A request goes this way, until {@link #left}. */
    void entered() {
        underWay.incrementAndGet();
    }

    void left() {
        underWay.decrementAndGet();
    }

    Future<HttpClientRequest> connect() {
        return connect(replica.address());
    }

    /**
     * A connection, or a {@link TimeoutException} when there is none for too long. Not by Vert.x's own timeout, which may come
     * in the moment in which the pool gives a connection away, and then nobody ever returns it
     * (<a href="https://github.com/eclipse-vertx/vert.x/issues/6169">vert.x #6169</a>).
     */
    Future<HttpClientRequest> connect(RequestOptions options) {
        Promise<HttpClientRequest> turn = Promise.promise();
        long timer = vertx.setTimer(
                patience.toMillis(),
                late -> turn.tryFail(new TimeoutException("no connection for " + patience.toMillis() + " ms")));
        client.request(options)
                .onFailure(turn::tryFail)
                .onSuccess(connected -> {
                    if (!turn.tryComplete(connected)) {
                        giveBack(connected);
                    }
                })
                .onComplete(either -> vertx.cancelTimer(timer));
        return turn.future();
    }

    /** Frees a connection on which nothing was sent. */
    static void giveBack(HttpClientRequest unused) {
        // Without a handler Vert.x logs an error.
        unused.exceptionHandler(reset -> {}).reset();
    }
}
