package org.orebook.gateway.problem;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Ends a connection whose request was refused before its body was read. Closing at once would make the kernel reset the
 * connection and the client lose the answer (RFC 9112, 9.6), so what still comes is read and dropped: for a while, and
 * up to an amount.
 */
public final class Lingering implements Handler<Buffer> {
    private static final long MILLISECONDS = 2_000;
    private static final long BYTES = 8L << 20;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final long timer;
    private long dropped;

    private Lingering(RoutingContext context) {
        this.vertx = context.vertx();
        this.request = context.request();
        this.timer = vertx.setTimer(MILLISECONDS, expired -> close());
    }

    /** Call before the answer's head is written. A request without a body keeps its connection. */
    public static void afterRefusal(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (!mayHaveBody(request)) {
            request.resume();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(answered -> new Lingering(context).start());
    }

    /** Whether the head announces a body, be it of length 0. */
    public static boolean mayHaveBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    private void start() {
        if (request.isEnded()) {
            close();
            return;
        }
        request.handler(this).endHandler(ended -> close()).resume();
    }

    @Override
    public void handle(Buffer unwanted) {
        dropped += unwanted.length();
        if (dropped > BYTES) {
            close();
        }
    }

    private void close() {
        vertx.cancelTimer(timer);
        request.connection().close();
    }
}
