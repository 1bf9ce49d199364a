package org.orebook.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsAndMessagesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Sampler sampler = new RequestsAndMessages(Sampler.parentBased(Sampler.alwaysOn()));

    @Test
    void whatIsAskedOfItsOwnAccordIsNotSampled() {
        assertThat(decided(Context.root(), SpanKind.CLIENT)).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void requestsAreAndWhatTheyAskIn() {
        assertThat(decided(Context.root(), SpanKind.SERVER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decided(within(TraceFlags.getSampled()), SpanKind.CLIENT))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void whatTheGatewayDidNotSampleIsNot() {
        assertThat(decided(within(TraceFlags.getDefault()), SpanKind.SERVER)).isEqualTo(SamplingDecision.DROP);
    }

    private static Context within(TraceFlags flags) {
        return Context.root()
                .with(Span.wrap(
                        SpanContext.createFromRemoteParent(TRACE, "b7ad6b7169203331", flags, TraceState.getDefault())));
    }

    private SamplingDecision decided(Context parent, SpanKind kind) {
        return sampler.shouldSample(parent, TRACE, "a span", kind, Attributes.empty(), List.of())
                .getDecision();
    }
}
