package org.orebook.chassis.telemetry;

import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settles what Quarkus asks us about telemetry. */
final class Telemetry {

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

    /** Kafka's clients tell everything of a topic whose name has dots twice, for those who know it with underscores. */
    @Produces
    @Singleton
    static MeterFilter topicsOnce() {
        return MeterFilter.deny(id -> {
            String topic = id.getName().startsWith("kafka.consumer") ? id.getTag("topic") : null;
            return topic != null && topic.startsWith("orebook_");
        });
    }
}
