package org.orebook.gateway.routing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.orebook.gateway.limits.CountedStream;
import org.orebook.gateway.problem.Lingering;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Problems;
import org.orebook.gateway.problem.Refusal;

/**
 * One admitted request on its way to a service, and the answer on its way back. The proxy streams both; this watches
 * them: counts the request's body against its limit, keeps the time, and words what went wrong. Lives on one event loop.
 */
final class Exchange implements ProxyInterceptor {
    private static final ProxyOptions NO_WEBSOCKETS = new ProxyOptions().setSupportWebSocket(false);

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    /** Reaches nobody: it keeps the failure that follows from being taken for the service's. */
    private static final Refusal NOBODY_LISTENS = Problem.UNAVAILABLE.because("The client has gone.");

    /** Within this time the end of an answer comes whose client has gone, where it was under way at all. */
    private static final Duration LAST_PIECES = Duration.ofMillis(500);

    private final RoutingContext client;
    private final Upstream upstream;
    private final long bodyLimit;
    private final Stopwatch stopwatch;
    private final List<Pool> tried = new ArrayList<>(1);

    private Pool pool;
    private HttpClientRequest toService;
    private long bodyBytes;
    private Refusal reason;
    private boolean triedAgain;
    private CountedStream answer;
    private boolean delivered;
    private boolean over;

    Exchange(RoutingContext client, Upstream upstream, Patience patience, long bodyLimit) {
        this.client = client;
        this.upstream = upstream;
        this.bodyLimit = bodyLimit;
        this.stopwatch = new Stopwatch(client.vertx(), patience, this::giveUp);
    }

    /** Sends the request on; every outcome ends in an answer to the client. */
    void start() {
        if (client.response().closed()) {
            // Gone while its token was checked: nobody would ever tell of the end of this.
            stopwatch.stop();
            return;
        }
        upstream.retries().earn();
        client.addEndHandler(ended -> end());
        HttpServerRequest request = client.request();
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            client.response().writeContinue();
        }
        // One proxy for each exchange: that is how its interceptor knows which exchange it serves.
        HttpProxy.reverseProxy(NO_WEBSOCKETS, upstream.client())
                .origin(exchange -> connect())
                .addInterceptor(this)
                .handle(new SharedRequest(client));
    }

    /**
     * The client has its answer, or is gone. What was still asked of the service is given up, and its connection with it:
     * the proxy would wait for an end that nobody reads, and the pool for the connection.
     */
    private void end() {
        over = true;
        leave();
        stopwatch.stop();
        if (!client.response().ended()) {
            reason = NOBODY_LISTENS;
        }
        if (toService != null && !delivered) {
            abandon(toService);
        }
    }

    /**
     * An answer that has begun may have its end already, in a buffer between the service and here: its connection then serves
     * another exchange by now, and Vert.x would close it under that one. So what is still to come is thrown away, and the
     * connection closed only where no end comes.
     */
    private void abandon(HttpClientRequest asked) {
        if (answer == null) {
            asked.reset();
            return;
        }
        answer.discard();
        client.vertx().setTimer(LAST_PIECES.toMillis(), _ -> {
            if (!delivered) {
                asked.reset();
            }
        });
    }

    private Future<HttpClientRequest> connect() {
        leave();
        pool = upstream.choose(tried);
        pool.entered();
        tried.add(pool);
        return pool.connect().compose(this::connected, this::connectElsewhere);
    }

    private void leave() {
        if (pool != null) {
            pool.left();
            pool = null;
        }
    }

    private Future<HttpClientRequest> connected(HttpClientRequest connected) {
        if (over) {
            // Its turn came when its client had gone.
            Pool.giveBack(connected);
            return Future.failedFuture(new HttpClosedException("the client has gone"));
        }
        toService = connected;
        // What breaks a request off also fails its response, which is where it is dealt with and worded.
        connected.exceptionHandler(failure -> LOG.debug("A request to a service was broken off", failure));
        stopwatch.connected();
        return Future.succeededFuture(connected);
    }

    /** Where nobody is there, nothing was sent, not even a piece of the body: another replica may be asked whatever it is. */
    private Future<HttpClientRequest> connectElsewhere(Throwable failure) {
        if (over || !UpstreamFailure.isNobodyThere(failure)) {
            return Future.failedFuture(failure);
        }
        upstream.missed(pool, failure);
        boolean again = reason == null
                && tried.size() < upstream.pools().size()
                && upstream.retries().take();
        return again ? connect() : Future.failedFuture(failure);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        ForwardedHeaders.toService(request.headers(), client.request(), client.get(Problems.REQUEST_ID));
        if (Lingering.mayHaveBody(client.request())) {
            // Of the same length: the proxy would else announce two.
            Body body = request.getBody();
            request.setBody(Body.body(new CountedStream(body.stream(), new Upload()), body.length()));
        } else {
            request.setBody(null);
            client.request().resume();
            stopwatch.uploaded();
        }
        return context.sendRequest()
                .recover(failure -> tryAgain(context, failure))
                .map(this::answered)
                .recover(this::refused);
    }

    /**
     * A kept connection may be closed by the service in the moment of its use, and a replica may die. Where that can have
     * changed nothing, and no body was consumed, the client need not know: another replica is asked, or the same one where
     * there is no other.
     */
    private Future<ProxyResponse> tryAgain(ProxyContext context, Throwable failure) {
        HttpMethod method = client.request().method();
        boolean safe = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        boolean again = safe
                && !triedAgain
                && reason == null
                && !over
                && UpstreamFailure.isClosed(failure)
                && !Lingering.mayHaveBody(client.request())
                && upstream.retries().take();
        if (!again) {
            return Future.failedFuture(failure);
        }
        triedAgain = true;
        return context.sendRequest();
    }

    private ProxyResponse answered(ProxyResponse response) {
        upstream.answered();
        if (pool != null) {
            pool.replica().answered();
        }
        stopwatch.answered();
        ForwardedHeaders.toClient(response.headers());
        // With a phrase of the service's own, Vert.x would no longer know a 304 for one and announce a chunked body.
        response.setStatusMessage(null);
        // Of these no body comes whose end could be seen.
        delivered = response.getBody() == null || client.request().method().equals(HttpMethod.HEAD);
        if (response.getBody() == null) {
            return response;
        }
        answer = new CountedStream(response.getBody().stream(), new Download());
        return response.setBody(Body.body(answer, response.getBody().length()));
    }

    /**
     * Answers past the proxy, which would write a document as it streams a body, and breaks down where that fails: it has a
     * request to break off only if there ever was a connection.
     *
     * @return what never completes: the proxy has nothing left to do
     */
    private Future<ProxyResponse> refused(Throwable failure) {
        if (reason == null) {
            upstream.failed(failure);
        }
        if (!over) {
            Problems.send(client, reason == null ? UpstreamFailure.refusal(upstream.service(), failure) : reason);
        }
        return Promise.<ProxyResponse>promise().future();
    }

    private void giveUp(Refusal why) {
        reason = why;
        if (answer != null) {
            breakOff(why.asException());
        } else if (toService != null) {
            toService.reset();
        }
    }

    /**
     * Half an answer is out: a broken connection says that the rest will not come. Closed here and at once, since the proxy
     * would try to answer once more.
     */
    private void breakOff(Throwable failure) {
        if (!over) {
            LOG.warnf(
                    "An answer broke off: service=%s, reason=%s",
                    upstream.service().title(), failure);
        }
        client.request().connection().close();
    }

    private final class Upload implements CountedStream.Observer {
        @Override
        public Throwable arrived(int bytes) {
            stopwatch.moved();
            bodyBytes += bytes;
            if (bodyBytes <= bodyLimit) {
                return null;
            }
            reason = tooLarge(bodyLimit);
            return reason.asException();
        }

        @Override
        public void completed() {
            stopwatch.uploaded();
        }

        @Override
        public void held(boolean held) {
            stopwatch.uploadHeld(held);
        }
    }

    private final class Download implements CountedStream.Observer {
        @Override
        public Throwable arrived(int bytes) {
            stopwatch.moved();
            return null;
        }

        @Override
        public void completed() {
            delivered = true;
        }

        @Override
        public void held(boolean held) {
            stopwatch.downloadHeld(held);
        }

        @Override
        public boolean brokenOff(Throwable failure) {
            breakOff(failure);
            return true;
        }
    }

    /** The refusal of a body that is longer than the route allows. */
    static Refusal tooLarge(long limit) {
        return Problem.BODY_TOO_LARGE.because("The body may have at most " + limit + " bytes here.");
    }
}
