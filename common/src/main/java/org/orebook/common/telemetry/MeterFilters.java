package org.orebook.common.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settles what Quarkus asks us about metrics. */
final class MeterFilters {

    /** Milliseconds by which requests are told apart: few, as each is a time series of every route. */
    private static final double[] LATENCIES = {10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000};

    private static final double NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(DoubleStream.of(LATENCIES)
                    .map(millis -> millis * NANOS_PER_MILLI)
                    .toArray())
            .build();

    private MeterFilters() {}

    /** Every metric says whose it is, however it is collected. */
    @Produces
    @Singleton
    static MeterFilter application(@ConfigProperty(name = "quarkus.application.name") String name) {
        return MeterFilter.commonTags(List.of(Tag.of("application", name)));
    }

    /**
     * The port of a server is the target's, and told by it. Quarkus tells it of a server whose port is fixed alone; Prometheus
     * takes no meter that has it once and once not, and a process with one server of each kind would not start.
     */
    @Produces
    @Singleton
    static MeterFilter ports() {
        return MeterFilter.ignoreTags("server.port");
    }

    /** Quantiles over all replicas can be told from buckets alone. */
    @Produces
    @Singleton
    static MeterFilter latencies() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests") ? BUCKETS.merge(config) : config;
            }
        };
    }
}
