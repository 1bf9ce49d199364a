package org.orebook.gateway.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every metric says, and what none. */
final class Tags {
    private Tags() {}

    /** Whose it is, however it is collected. */
    @Produces
    @Singleton
    static MeterFilter application(@ConfigProperty(name = "quarkus.application.name") String name) {
        return MeterFilter.commonTags(List.of(Tag.of("application", name)));
    }

    /**
     * The port of a server is the target's, and told by it. Quarkus tells it of a server whose port is fixed alone; Prometheus
     * takes no meter that has it once and once not, and a gateway with one server of each kind would not start.
     */
    @Produces
    @Singleton
    static MeterFilter ports() {
        return MeterFilter.ignoreTags("server.port");
    }
}
