package org.orebook.gateway.docs;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.RefusedException;
import org.orebook.gateway.routing.Upstream;
import org.orebook.gateway.routing.Upstreams;

/**
 * The merged OpenAPI document, asked of the running services, so that it describes what runs and not what was built with
 * the gateway. A document with a service left out would be read as "that does not exist": there is a 503 instead.
 */
@ApplicationScoped
class ApiDocument {
    private static final Logger LOG = Logger.getLogger(ApiDocument.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final DocsConfig config;
    private final String version;
    private volatile Copy copy;

    private record Copy(Future<Buffer> document, long takenAt) {
        boolean isFresh(Duration age) {
            return !document.failed() && System.nanoTime() - takenAt < age.toNanos();
        }
    }

    ApiDocument(
            Vertx vertx,
            Upstreams upstreams,
            DocsConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.config = config;
        this.version = version;
    }

    /** The document, kept or new. Fails with a {@link RefusedException} where a service gives none. */
    Future<Buffer> get() {
        Copy kept = copy;
        if (kept != null && kept.isFresh(config.cache())) {
            return kept.document();
        }
        Future<Buffer> fetched = fetchAll();
        copy = new Copy(fetched, System.nanoTime());
        return fetched;
    }

    private Future<Buffer> fetchAll() {
        List<Upstream> services = List.copyOf(upstreams.all());
        List<Future<Buffer>> documents = new ArrayList<>();
        for (Upstream upstream : services) {
            documents.add(fetch(upstream));
        }
        return Future.all(documents).compose(all -> vertx.executeBlocking(() -> merge(services, documents), false));
    }

    private Future<Buffer> fetch(Upstream upstream) {
        return upstream.get(config.path())
                .compose(request -> request.idleTimeout(PATIENCE.toMillis()).send())
                .compose(ApiDocument::body)
                .recover(failure -> Future.failedFuture(missing(upstream, failure)));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200
                ? response.body()
                : Future.failedFuture("it answered " + response.statusCode());
    }

    private Buffer merge(List<Upstream> services, List<Future<Buffer>> documents) {
        MergedApi merged = new MergedApi();
        for (int i = 0; i < services.size(); i++) {
            Upstream upstream = services.get(i);
            try {
                merged.add(upstream.service().title(), documents.get(i).result().toJsonObject());
            } catch (DecodeException | ClassCastException notOpenApi) {
                throw missing(upstream, notOpenApi);
            }
        }
        JsonObject document = merged.document(version);
        return document.toBuffer();
    }

    private static RefusedException missing(Upstream upstream, Throwable failure) {
        String service = upstream.service().title();
        LOG.warnf("A service gave no OpenAPI document: service=%s, reason=%s", service, failure);
        return Problem.UNAVAILABLE
                .because("The " + service + " does not give its part of the API's description just now.")
                .with("Retry-After", "5")
                .asException();
    }
}
