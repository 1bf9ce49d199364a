package org.orebook.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/** One service: its address, its pool of connections, and how the last exchange with it went. */
public final class Upstream {
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final Service service;
    private final HttpClient client;
    private final RequestOptions address;
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
        this.service = service;
        this.failures = new FailureLog(service, InstantSource.system());
        boolean tls = "https".equals(url.getScheme());
        this.address = new RequestOptions()
                .setSsl(tls)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? (tls ? 443 : 80) : url.getPort())
                .setConnectTimeout(config.connectTimeout().toMillis());
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setMaxPoolSize(config.poolSize())
                .setMaxWaitQueueSize(config.poolQueue())
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
        return client.request(
                new RequestOptions(address).setMethod(HttpMethod.GET).setURI(uri));
    }

    HttpClient client() {
        return client;
    }

    Future<HttpClientRequest> connect() {
        return client.request(address);
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
