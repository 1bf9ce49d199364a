package org.orebook.gateway.routing;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.RoutingContext;

/**
 * A client's request as the proxy gets to see it. The proxy behaves as if nobody else cared how the response ends; but the
 * exchange does, and so does a graceful shutdown, which waits until every response has told that it is over.
 */
final class SharedRequest extends HttpServerRequestWrapper {
    private final Response response;

    SharedRequest(RoutingContext client) {
        super((HttpServerRequestInternal) client.request());
        this.response = new Response(client);
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    private static final class Response extends AbstractResponseWrapper {
        private final RoutingContext client;

        Response(RoutingContext client) {
            super(client.response());
            this.client = client;
        }

        /**
         * The proxy does this when a write fails, often in the very moment in which the client goes. Vert.x takes a response
         * that was reset for closed and tells nobody, not even when its connection closes. So only the connection is closed,
         * which tells everybody; later, since the write that failed has not returned yet.
         */
        @Override
        public boolean reset() {
            client.vertx().runOnContext(now -> client.request().connection().close());
            return true;
        }

        @Override
        public boolean reset(long code) {
            return reset();
        }

        /**
         * A piece that does not reach its client is told to nobody: the proxy would break the request to the service off,
         * whose connection may serve another exchange by then. That a client has gone, the exchange hears anyway.
         */
        @Override
        public Future<Void> write(Buffer data) {
            return super.write(data).otherwiseEmpty();
        }

        @Override
        public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
            super.write(data, written -> handler.handle(Future.succeededFuture()));
        }

        @Override
        public Future<Void> end() {
            return super.end().otherwiseEmpty();
        }

        @Override
        public void end(Handler<AsyncResult<Void>> handler) {
            super.end(ended -> handler.handle(Future.succeededFuture()));
        }

        /** The proxy would replace the handler that tells the exchange, which does what is to be done. */
        @Override
        public HttpServerResponse exceptionHandler(Handler<Throwable> handler) {
            return this;
        }
    }
}
