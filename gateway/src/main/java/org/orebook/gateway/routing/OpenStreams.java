package org.orebook.gateway.routing;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The streams of events that pass the gateway. They end by themselves with their token only: a graceful shutdown, which
 * waits for all that is under way, breaks them off before it waits. Their clients connect again, then to another gateway,
 * and go on after the last event.
 */
@ApplicationScoped
class OpenStreams {
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Keeps the client's connection in mind until the answer is over. */
    void opened(RoutingContext client) {
        HttpConnection connection = client.request().connection();
        connections.add(connection);
        client.addEndHandler(over -> connections.remove(connection));
        if (stopping) {
            // No refusal: a browser that is refused a stream does not come again.
            connection.close();
        }
    }

    int count() {
        return connections.size();
    }

    void stop(@Observes ShutdownDelayInitiatedEvent shutdown) {
        stopping = true;
        connections.forEach(HttpConnection::close);
    }
}
