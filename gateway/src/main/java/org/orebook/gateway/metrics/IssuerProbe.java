package org.orebook.gateway.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks every half minute whether Keycloak answers. Nothing else would tell: tokens are judged by keys that are here, so
 * that for as long as these last a Keycloak that is away is noticed by those alone who want a new token.
 */
@ApplicationScoped
class IssuerProbe {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Vertx vertx;
    private final String metadata;
    private final HttpClient client;
    private volatile boolean answers;

    IssuerProbe(
            Vertx vertx, MeterRegistry meters, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
        this.vertx = vertx;
        this.metadata = issuer + "/.well-known/openid-configuration";
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()))
                .setIdleTimeout(Math.toIntExact(INTERVAL.toSeconds()))
                .setMaxPoolSize(1)
                // Nothing is told to whoever answers, and nothing that it says is believed: whether its certificate is
                // good is the business of those who fetch keys.
                .setTrustAll(true)
                .setVerifyHost(false)
                .setTracingPolicy(TracingPolicy.IGNORE));
        Gauge.builder("gateway.issuer.reachable", this, probe -> probe.answers ? 1 : 0)
                .description("Whether Keycloak answered when it was asked last")
                .register(meters);
    }

    void start(@Observes StartupEvent start) {
        vertx.setPeriodic(0, INTERVAL.toMillis(), tick -> ask());
    }

    void stop(@Observes ShutdownEvent shutdown) {
        client.close();
    }

    private void ask() {
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(metadata)
                        .setTimeout(PATIENCE.toMillis()))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.end().map(ended -> answer.statusCode() == OK))
                .otherwise(false)
                .onSuccess(found -> answers = found);
    }
}
