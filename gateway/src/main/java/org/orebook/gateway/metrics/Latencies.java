package org.orebook.gateway.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** The buckets of latencies, the same as the services have: quantiles over all replicas can be told from them alone. */
final class Latencies {
    /** Milliseconds by which requests are told apart: few, as each is a time series of every collection. */
    private static final double[] MILLIS = {10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000};

    private static final double NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(DoubleStream.of(MILLIS)
                    .map(millis -> millis * NANOS_PER_MILLI)
                    .toArray())
            .build();

    private Latencies() {}

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
