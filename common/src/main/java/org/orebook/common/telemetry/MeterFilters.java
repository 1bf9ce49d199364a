package org.orebook.common.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    private static final String SERVER_PORT = "server.port";
    private static final String ANY_PORT = "0";

    private static final Set<String> OF_A_SERVER = Set.of(
            "http.server.active.connections",
            "http.server.active.requests",
            "http.server.bytes.read",
            "http.server.bytes.written",
            "http.server.connections",
            "http.server.errors");

    private static final Set<String> ONE_OF_SEVERAL = Set.of(
            // Of each event loop; the pool of all of them has sql.pool.active and sql.pool.queue.size.
            "postgresql.current",
            "postgresql.queue.size",
            // Of each server; http.server.active.connections has the port.
            "vertx.http.connections.current",
            "vertx.http.connections.max",
            // Of the event loops, and of the one that accepts connections.
            "netty.eventexecutor.workers");

    private MeterFilters() {}

    /** Every metric says whose it is, however it is collected. */
    @Produces
    @Singleton
    static MeterFilter application(@ConfigProperty(name = "quarkus.application.name") String name) {
        return MeterFilter.commonTags(List.of(Tag.of("application", name)));
    }

    /**
     * Callers' server and the operators' have meters of the same names, which the port alone tells apart. Quarkus leaves it out
     * where any free port was asked for; Prometheus takes no meter that has a label once and once not, and a process with one
     * server of each kind would not start.
     */
    @Produces
    @Singleton
    static MeterFilter ports() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return OF_A_SERVER.contains(id.getName()) && id.getTag(SERVER_PORT) == null
                        ? id.withTag(Tag.of(SERVER_PORT, ANY_PORT))
                        : id;
            }
        };
    }

    /**
     * Of each of these a process has several that nothing tells apart: the first would be measured, taken for all of them, and
     * warned of.
     */
    @Produces
    @Singleton
    static MeterFilter oneOfSeveral() {
        return MeterFilter.deny(id -> ONE_OF_SEVERAL.contains(id.getName()));
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
