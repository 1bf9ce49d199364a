package org.orebook.gateway.routing;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.orebook.gateway.access.Caller;
import org.orebook.gateway.access.Permission;
import org.orebook.gateway.access.TokenCheck;
import org.orebook.gateway.limits.CallerRates;
import org.orebook.gateway.limits.LimitsConfig;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Problems;
import org.orebook.gateway.problem.Refusal;
import org.orebook.gateway.problem.RefusedException;

/**
 * Decides on every request that arrived in good shape: known route, offered method, valid token, permitted role, within
 * the caller's rate, a body that is not too large; only then is a byte of the body read. Nothing passes this handler to
 * others that Quarkus or an extension may have installed on the same port: what is not in the table is not there.
 */
@ApplicationScoped
class Door {
    /** After CORS (-300), which answers preflights when it is switched on, and after the documentation. */
    private static final int ORDER = -250;

    /** Where Quarkus looks for the name of a route. */
    private static final String ROUTE = "UrlPathTemplate";

    private final TokenCheck tokens;
    private final CallerRates rates;
    private final Upstreams upstreams;
    private final OpenStreams streams;
    private final Duration idleTimeout;
    private final long bodyLimit;
    private final long fileLimit;
    private final Patience usual;
    private final Patience bulk;
    private final Patience events;

    Door(
            TokenCheck tokens,
            CallerRates rates,
            Upstreams upstreams,
            OpenStreams streams,
            UpstreamConfig upstream,
            LimitsConfig limits,
            VertxHttpConfig http) {
        this.tokens = tokens;
        this.rates = rates;
        this.upstreams = upstreams;
        this.streams = streams;
        this.idleTimeout = http.idleTimeout();
        this.bodyLimit = limits.body().asLongValue();
        this.fileLimit = limits.importBody().asLongValue();
        Duration stall = limits.stall();
        Duration answer = upstream.upstream().responseTimeout();
        this.usual = new Patience(answer, stall, stall);
        this.bulk = new Patience(upstream.upstream().importTimeout(), stall, stall);
        this.events = new Patience(answer, stall, upstream.upstream().eventsTimeout());
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::decide);
    }

    private void decide(RoutingContext context) {
        Route route = Routes.find(context.request().path());
        if (route == null) {
            Problems.send(context, Problem.NOT_FOUND.because("There is nothing here."));
            return;
        }
        name(route);
        Permission permission = route.permissions().get(context.request().method());
        if (permission == null) {
            Problems.send(
                    context,
                    Problem.METHOD_NOT_ALLOWED
                            .because("This collection does not offer this method.")
                            .with("Allow", route.allowed()));
            return;
        }
        tokens.check(context, permission)
                .map(caller -> admit(context, route, caller))
                .onFailure(failure -> turnAway(context, failure));
    }

    /** In the words of the collection: every path would be a name of its own to the spans of requests. */
    private static void name(Route route) {
        Context request = Vertx.currentContext();
        if (request != null) {
            request.putLocal(ROUTE, "/api/v1/" + route.collection());
        }
    }

    private Caller admit(RoutingContext context, Route route, Caller caller) {
        Refusal tooMany = rates.count(caller.subject());
        if (tooMany != null) {
            throw tooMany.asException();
        }
        Route.Load load = route.load(
                context.request().method(), Routes.below(context.request().path()));
        long limit = load == Route.Load.BULK ? fileLimit : bodyLimit;
        if (announcedLength(context) > limit) {
            throw Exchange.tooLarge(limit).asException();
        }
        Patience patience = switch (load) {
            case USUAL -> usual;
            case BULK -> bulk;
            case EVENTS -> events;
        };
        IdleTimeout.extend(context, idleTimeout, patience.longest());
        if (load == Route.Load.EVENTS) {
            streams.opened(context);
        }
        new Exchange(context, upstreams.of(route), patience, limit).start();
        return caller;
    }

    /** The decoder has made sure that it is a number; one that no long can hold is too large for everybody. */
    private static long announcedLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException beyondLong) {
            return Long.MAX_VALUE;
        }
    }

    private void turnAway(RoutingContext context, Throwable failure) {
        if (failure instanceof RefusedException refused && refused.refusal().problem() == Problem.UNAUTHENTICATED) {
            Refusal tooMany =
                    rates.countRefused(context.request().remoteAddress().hostAddress());
            Problems.send(context, tooMany == null ? refused.refusal() : tooMany);
        } else {
            context.fail(failure);
        }
    }
}
