package org.orebook.gateway.arrival;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.orebook.gateway.limits.LimitsConfig;
import org.orebook.gateway.metrics.RefusalCounts;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Problems;
import org.orebook.gateway.problem.Refusal;
import org.orebook.gateway.problem.RefusedException;

/** The first handler of every request, and the last one of every request that went wrong. */
@ApplicationScoped
class Arrival {
    /** Ahead of CORS (300), authentication (200) and everything else that Quarkus installs. */
    private static final int PRIORITY = 10_000;

    private static final String MDC_REQUEST_ID = "requestId";
    private static final Logger LOG = Logger.getLogger(Arrival.class);

    private final RefusalCounts refusals;
    private final int maxTargetLength;
    private final int maxHeaderCount;
    private final long maxHeaderBytes;

    Arrival(LimitsConfig limits, RefusalCounts refusals) {
        this.refusals = refusals;
        this.maxTargetLength = limits.targetLength();
        this.maxHeaderCount = limits.headerCount();
        this.maxHeaderBytes = limits.headerBytes().asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::arrived, PRIORITY);
    }

    void install(@Observes Router router) {
        router.route().order(-PRIORITY).failureHandler(this::failed);
    }

    private void arrived(RoutingContext context) {
        HttpServerRequest request = context.request();
        identify(context);
        Refusal refusal = Head.methodRefusal(request.method());
        if (refusal == null) {
            refusal = Target.refusal(request.uri(), maxTargetLength);
        }
        if (refusal == null) {
            refusal = Head.refusal(request, maxHeaderCount, maxHeaderBytes);
        }
        if (refusal == null) {
            context.next();
        } else {
            Problems.send(context, refusal);
        }
    }

    private void identify(RoutingContext context) {
        String id = RequestId.of(context.request());
        context.put(Problems.REQUEST_ID, id);
        MDC.put(MDC_REQUEST_ID, id);
        MultiMap headers = context.response().headers();
        headers.set(RequestId.HEADER, id);
        SecurityHeaders.addTo(headers);
        refusals.watch(context);
    }

    private void failed(RoutingContext context) {
        if (context.get(Problems.REQUEST_ID) == null) {
            identify(context);
        }
        Problems.send(context, failure(context));
    }

    private Refusal failure(RoutingContext context) {
        if (context.failure() instanceof RefusedException refused) {
            return refused.refusal();
        }
        Refusal method = Head.methodRefusal(context.request().method());
        if (method != null) {
            return method;
        }
        // The router fails a request before its first handler when it has no valid Host or no absolute path.
        if (context.statusCode() == 404 || context.statusCode() == 400) {
            Refusal target = Target.refusal(context.request().uri(), maxTargetLength);
            return target == null ? Problem.MALFORMED_REQUEST.because("A valid Host header is needed.") : target;
        }
        LOG.error("A request failed in the gateway", context.failure());
        return Problem.INTERNAL.because("The gateway failed. Give the request id to those who run it.");
    }
}
