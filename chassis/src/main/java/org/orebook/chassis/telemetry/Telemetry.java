package org.orebook.chassis.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settles what Quarkus asks us about telemetry. */
final class Telemetry {

    /** Milliseconds by which requests are told apart: few, as each is a time series of every route. */
    private static final double[] LATENCIES = {10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000};

    private static final double NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    private Telemetry() {}

    /**
     * A service goes by what was decided where the trace began, at the gateway as a rule.
     *
     * @param ratio of the traces that begin here that are sampled, between 0 and 1
     */
    @Produces
    @Singleton
    static Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg") double ratio) {
        return new RequestsAndMessages(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)));
    }

    /** Every metric says whose it is, however it is collected. */
    @Produces
    @Singleton
    static MeterFilter application(@ConfigProperty(name = "quarkus.application.name") String name) {
        return MeterFilter.commonTags(List.of(Tag.of("application", name)));
    }

    /**
     * The port of a server is the target's, and told by it. Quarkus tells it of a server whose port is fixed alone; Prometheus
     * takes no meter that has it once and once not, and a service with one server of each kind would not start.
     */
    @Produces
    @Singleton
    static MeterFilter ports() {
        return MeterFilter.ignoreTags("server.port");
    }

    /** Kafka's clients tell everything of a topic whose name has dots twice, for those who know it with underscores. */
    @Produces
    @Singleton
    static MeterFilter topicsOnce() {
        return MeterFilter.deny(id -> {
            String topic = id.getName().startsWith("kafka.consumer") ? id.getTag("topic") : null;
            return topic != null && topic.startsWith("orebook_");
        });
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

    private static final DistributionStatisticConfig BUCKETS = DistributionStatisticConfig.builder()
            .serviceLevelObjectives(DoubleStream.of(LATENCIES)
                    .map(millis -> millis * NANOS_PER_MILLI)
                    .toArray())
            .build();
}
