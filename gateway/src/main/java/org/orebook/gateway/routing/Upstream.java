package org.orebook.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** One service: its address, its pool of connections, and how the last exchange with it went. */
public final class Upstream {
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final Service service;
    private final HttpClient client;
    private final RequestOptions address;
    private final Vertx vertx;
    private final Duration patience;
    private final FailureLog failures;
    private volatile State state = new State("not asked yet", Instant.now());

    /**
     * Whether the service answers, as far as its last exchange tells.
     *
     * @param word for people
     * @param since when it began to be so
     */
    public record State(String word, Instant since) {}

    Upstream(Service service, URI url, UpstreamConfig.Upstream config, Vertx vertx) {
        this(service, url, config, config.poolSize(), config.poolQueue(), vertx);
    }

    /** The same service for streams of events, which hold their connections: nobody else waits for one of these. */
    static Upstream ofEvents(Service service, URI url, UpstreamConfig.Upstream config, Vertx vertx) {
        return new Upstream(service, url, config, config.eventsPoolSize(), 0, vertx);
    }

    private Upstream(
            Service service, URI url, UpstreamConfig.Upstream config, int connections, int waiting, Vertx vertx) {
        this.service = service;
        this.failures = new FailureLog(service, InstantSource.system());
        boolean tls = "https".equals(url.getScheme());
        this.address = new RequestOptions()
                .setSsl(tls)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? (tls ? 443 : 80) : url.getPort());
        this.vertx = vertx;
        this.patience = config.connectTimeout();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(waiting)
                .setKeepAlive(true)
                .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                .setMaxHeaderSize(MAX_HEADER_BYTES));
    }

    /** Which service it is. */
    public Service service() {
        return service;
    }

    /** The latest state, from traffic and not from asking. */
    public State state() {
        return state;
    }

    /** Asks for a document of the service's own, outside of the API. */
    public Future<HttpClientRequest> get(String uri) {
        return connect(new RequestOptions(address).setMethod(HttpMethod.GET).setURI(uri));
    }

    HttpClient client() {
        return client;
    }

    Future<HttpClientRequest> connect() {
        return connect(address);
    }

    /**
     * A connection, or a {@link TimeoutException} when there is none for too long. Not by Vert.x's own timeout, which may come
     * in the moment in which the pool gives a connection away, and then nobody ever returns it
     * (<a href="https://github.com/eclipse-vertx/vert.x/issues/6169">vert.x #6169</a>).
     */
    private Future<HttpClientRequest> connect(RequestOptions options) {
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

    void answered() {
        become("answering");
        failures.answered();
    }

    void failed(Throwable reason) {
        become("not answering");
        failures.failed(reason);
    }

    private void become(String word) {
        if (!state.word().equals(word)) {
            state = new State(word, Instant.now());
        }
    }
}
