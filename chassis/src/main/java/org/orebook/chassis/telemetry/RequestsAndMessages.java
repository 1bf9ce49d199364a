package org.orebook.chassis.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Samples what somebody asked for: what a service asks its database or Keycloak of its own accord, as to measure itself,
 * would be a trace of one span every few seconds.
 */
final class RequestsAndMessages implements Sampler {

    private final Sampler sampler;

    /** @param sampler decides about everything else */
    RequestsAndMessages(Sampler sampler) {
        this.sampler = sampler;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        boolean asked = Span.fromContext(parent).getSpanContext().isValid();
        return kind == SpanKind.CLIENT && !asked
                ? SamplingResult.drop()
                : sampler.shouldSample(parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "RequestsAndMessages{" + sampler.getDescription() + "}";
    }
}
