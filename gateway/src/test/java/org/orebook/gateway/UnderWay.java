package org.orebook.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that a graceful shutdown would wait for, and the way it does. */
@ApplicationScoped
public class UnderWay {
    private static final int FIRST = 20_000;

    private final AtomicInteger requests = new AtomicInteger();

    void install(@Observes Filters filters) {
        filters.register(this::count, FIRST);
    }

    private void count(RoutingContext context) {
        requests.incrementAndGet();
        QuarkusRequestWrapper.get(context.request()).addRequestDoneHandler(done -> requests.decrementAndGet());
        context.next();
    }

    /** How many requests are not over. */
    public int requests() {
        return requests.get();
    }
}
