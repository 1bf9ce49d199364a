package org.orebook.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Writes refusals as {@code application/problem+json} (RFC 9457). */
public final class Problems {
    /** Under this name the routing context holds the request's id. */
    public static final String REQUEST_ID = "orebook.requestId";

    /** Under this name it holds the {@link Problem} that the request was refused with. */
    public static final String REFUSED = "orebook.refused";

    private static final CharSequence PROBLEM_JSON = HttpHeaders.createOptimized("application/problem+json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private Problems() {}

    /** Answers with the refusal, and closes the connection where an unwanted body may still be on its way. */
    public static void send(RoutingContext context, Refusal refusal) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            // Half an answer is out: a broken connection is the only honest way to say that the rest will not come.
            context.request().connection().close();
            return;
        }
        response.setStatusCode(refusal.problem().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (refusal.header() != null) {
            response.putHeader(refusal.header(), refusal.value());
        }
        Lingering.afterRefusal(context);
        response.end(document(context, refusal));
    }

    /** The problem document that the request is answered with. */
    private static Buffer document(RoutingContext context, Refusal refusal) {
        Problem problem = refusal.problem();
        context.put(REFUSED, problem);
        return new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", refusal.detail())
                .put("instance", context.request().path())
                .put("requestId", context.<String>get(REQUEST_ID))
                .toBuffer();
    }
}
