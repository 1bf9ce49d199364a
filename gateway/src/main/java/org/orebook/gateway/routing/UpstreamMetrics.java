package org.orebook.gateway.routing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells how the services do, as far as exchanges with them tell, and how many listen to events. */
@ApplicationScoped
class UpstreamMetrics {
    private final Upstreams upstreams;
    private final OpenStreams streams;
    private final MeterRegistry meters;

    UpstreamMetrics(Upstreams upstreams, OpenStreams streams, MeterRegistry meters) {
        this.upstreams = upstreams;
        this.streams = streams;
        this.meters = meters;
    }

    void register(@Observes StartupEvent start) {
        for (Upstream upstream : upstreams.all()) {
            Gauge.builder("gateway.upstream.answering", upstream, asked -> asked.isFailing() ? 0 : 1)
                    .description("Whether the last exchange with a service went well: 1, also where there was none")
                    .tag("upstream", upstream.service().title())
                    .register(meters);
        }
        Gauge.builder("gateway.event.streams", streams, OpenStreams::count)
                .description("Streams of events that pass the gateway")
                .register(meters);
    }
}
