package org.orebook.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One service: a pool of connections to each of its replicas, and how the last exchange with it went. A request goes to the
 * replica that has the fewest under way: a slow one gets less, and a stuck one soon nothing.
 */
public final class Upstream {
    private static final int MAX_HEADER_BYTES = 64 << 10;
    private static final String NOT_ANSWERING = "not answering";

    private final Service service;
    private final HttpClient client;
    private final List<Pool> pools;
    private final RetryBudget retries = new RetryBudget();
    private final AtomicInteger turn = new AtomicInteger();
    private final FailureLog failures;
    private volatile State state = new State("not asked yet", Instant.now());

    /**
     * Whether the service answers, as far as its last exchange tells.
     *
     * @param word for people
     * @param since when it began to be so
     */
    public record State(String word, Instant since) {}

    Upstream(Service service, List<Replica> replicas, UpstreamConfig.Upstream config, Vertx vertx) {
        this(service, replicas, config, config.poolSize(), config.poolQueue(), vertx);
    }

    /** The same service for streams of events, which hold their connections: nobody else waits for one of these. */
    static Upstream ofEvents(Service service, List<Replica> replicas, UpstreamConfig.Upstream config, Vertx vertx) {
        return new Upstream(service, replicas, config, config.eventsPoolSize(), 0, vertx);
    }

    private Upstream(
            Service service,
            List<Replica> replicas,
            UpstreamConfig.Upstream config,
            int connections,
            int waiting,
            Vertx vertx) {
        this.service = service;
        this.failures = new FailureLog(service, InstantSource.system());
        boolean alone = replicas.size() == 1;
        // A host that does not even refuse is known early enough for another one to be asked.
        Duration connecting =
                alone ? config.connectTimeout() : config.connectTimeout().dividedBy(2);
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(connecting.toMillis()))
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(waiting)
                .setKeepAlive(true)
                .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                .setMaxHeaderSize(MAX_HEADER_BYTES));
        this.pools = replicas.stream()
                .map(replica -> new Pool(replica, client, config.connectTimeout(), vertx))
                .toList();
    }

    /** Which service it is. */
    public Service service() {
        return service;
    }

    /** The latest state, from traffic and not from asking. */
    public State state() {
        return state;
    }

    boolean isFailing() {
        return state.word().equals(NOT_ANSWERING);
    }

    /** Asks for a document of the service's own, outside of the API. */
    public Future<HttpClientRequest> get(String uri) {
        Pool pool = choose(List.of());
        return pool.connect(pool.replica().address().setMethod(HttpMethod.GET).setURI(uri));
    }

    HttpClient client() {
        return client;
    }

    /** One for each replica. */
    List<Pool> pools() {
        return pools;
    }

    RetryBudget retries() {
        return retries;
    }

    /**
     * The pool that is best asked next: one that was not tried before one that was, one whose replica is not aside before
     * one whose is, one that has room before one that starts slowly and has none, and of these the one with the fewest
     * requests under way, in turn where several have as few. There is always one: where all are aside, that may be over,
     * and nobody knows better.
     */
    Pool choose(Collection<Pool> tried) {
        int start = Math.floorMod(turn.getAndIncrement(), pools.size());
        Pool best = pools.get(start);
        for (int i = 1; i < pools.size(); i++) {
            Pool other = pools.get((start + i) % pools.size());
            if (isBetter(other, best, tried)) {
                best = other;
            }
        }
        return best;
    }

    private static boolean isBetter(Pool one, Pool other, Collection<Pool> tried) {
        boolean again = tried.contains(one);
        if (again != tried.contains(other)) {
            return !again;
        }
        boolean aside = one.replica().isAside();
        if (aside != other.replica().isAside()) {
            return !aside;
        }
        boolean room = one.hasRoom();
        if (room != other.hasRoom()) {
            return room;
        }
        return one.underWay() < other.underWay();
    }

    /** Nobody is at that address: others are asked, where there are any, until a probe hears from it. */
    void missed(Pool pool, Throwable reason) {
        if (pools.size() > 1) {
            pool.replica().putAside(reason);
        }
    }

    void answered() {
        become("answering");
        failures.answered();
    }

    void failed(Throwable reason) {
        become(NOT_ANSWERING);
        failures.failed(reason);
    }

    private void become(String word) {
        if (!state.word().equals(word)) {
            state = new State(word, Instant.now());
        }
    }
}
