package org.orebook.gateway.docs;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Problems;

/** The API's description and the page to try it on. Open to all: the source of Orebook says the same. */
@ApplicationScoped
class DocsRoutes {
    /** Before the door, which lets nothing pass. */
    private static final int ORDER = -260;

    private static final String DOCS = "/docs/";
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ApiDocument document;
    private final Pages pages;

    DocsRoutes(ApiDocument document, Pages pages) {
        this.document = document;
        this.pages = pages;
    }

    void install(@Observes Router router) {
        router.route("/api/v1/openapi").order(ORDER).handler(reading(this::describe));
        router.route("/docs").order(ORDER).handler(reading(DocsRoutes::redirect));
        router.route("/docs/*").order(ORDER + 1).handler(reading(this::page));
    }

    private static Handler<RoutingContext> reading(Handler<RoutingContext> handler) {
        return context -> {
            HttpMethod method = context.request().method();
            if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
                context.request().resume();
                handler.handle(context);
            } else {
                Problems.send(
                        context,
                        Problem.METHOD_NOT_ALLOWED
                                .because("This is for reading.")
                                .with("Allow", "GET, HEAD"));
            }
        };
    }

    private void describe(RoutingContext context) {
        document.get()
                .onSuccess(body -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(body))
                .onFailure(context::fail);
    }

    private static void redirect(RoutingContext context) {
        if (context.request().path().equals(DOCS)) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, DOCS)
                .end();
    }

    private void page(RoutingContext context) {
        Pages.Page page = pages.find(context.request().path().substring(DOCS.length()));
        if (page == null) {
            Problems.send(context, Problem.NOT_FOUND.because("There is nothing here."));
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, page.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", PAGE_POLICY);
        pages.content(page).onSuccess(response::end).onFailure(context::fail);
    }
}
