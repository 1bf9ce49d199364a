package org.orebook.gateway.routing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells those who look how the services do, and is always up: a gateway that left the load balancer when a service falls
 * would turn a 503 with an explanation into no answer at all.
 */
@Readiness
@ApplicationScoped
class UpstreamReadiness implements HealthCheck {
    private final Upstreams upstreams;

    UpstreamReadiness(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("services (for information)").up();
        for (Upstream upstream : upstreams.all()) {
            Upstream.State state = upstream.state();
            response.withData(upstream.service().title(), state.word() + " since " + state.since());
            if (upstream.pools().size() > 1) {
                for (Pool pool : upstream.pools()) {
                    response.withData(
                            upstream.service().title() + " at " + pool.replica().name(),
                            pool.replica().isAside() ? "aside" : "in turn");
                }
            }
        }
        return response.build();
    }
}
