package org.orebook.chassis.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Spans of messages on their way, by OpenTelemetry's conventions for messaging and for Kafka. A message goes on with the
 * trace of the change that it tells of; one that came out of no trace begins none, so that work of our own accord, as a
 * large import's, costs nothing here.
 */
@ApplicationScoped
class MessageSpans {

    private static final String TRACEPARENT = "traceparent";

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> PARTITION = AttributeKey.stringKey("messaging.destination.partition.id");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    private static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("messaging.kafka.message.key");
    private static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final KafkaSettings settings;

    MessageSpans(
            OpenTelemetry telemetry,
            KafkaSettings settings,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        // Switched off, the SDK would still make spans that nobody ever sees, and name them as parents.
        TracerProvider provider = disabled ? TracerProvider.noop() : telemetry.getTracerProvider();
        this.tracer = provider.get(MessageSpans.class.getPackageName());
        this.settings = settings;
    }

    /** Begins the sending of a message; to be ended by {@link #sent} or {@link #failed}. */
    Span sending(OutboxRow row) {
        Context origin = origin(row.traceparent());
        if (!isTraced(origin)) {
            return Span.fromContext(origin);
        }
        return span("send", row.topic(), SpanKind.PRODUCER, origin)
                .setAttribute(MESSAGE_ID, row.id().toString())
                .setAttribute(KEY, row.key())
                .setAttribute(EVENT_TYPE, row.type())
                .startSpan();
    }

    /** The broker has the message. */
    static void sent(Span sending, RecordMetadata where) {
        if (sending.isRecording()) {
            sending.setAttribute(PARTITION, Integer.toString(where.partition()));
            if (where.hasOffset()) {
                sending.setAttribute(OFFSET, where.offset());
            }
        }
        sending.end();
    }

    /** Ends the span of something that did not work. */
    static void failed(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, failure.getClass().getName());
        span.recordException(failure);
        span.end();
    }

    /**
     * Begins the work that a message asks for, as a child of its sending. Where somebody hands it over by hand, as a
     * replayed dead letter, the trace of that hand is linked.
     */
    Span processing(ReceivedMessage message) {
        Context origin = origin(message.traceparent());
        if (!isTraced(origin)) {
            return Span.fromContext(origin);
        }
        SpanBuilder processing = span("process", message.topic(), SpanKind.CONSUMER, origin)
                .setAttribute(GROUP, settings.group(message.topic()))
                .setAttribute(PARTITION, Integer.toString(message.partition()))
                .setAttribute(OFFSET, message.offset())
                .setAttribute(MESSAGE_ID, message.id().toString())
                .setAttribute(KEY, message.key())
                .setAttribute(EVENT_TYPE, message.type());
        SpanContext by = Span.current().getSpanContext();
        if (by.isValid()) {
            processing.addLink(by);
        }
        return processing.startSpan();
    }

    private SpanBuilder span(String operation, String topic, SpanKind kind, Context origin) {
        return tracer.spanBuilder(operation + " " + topic)
                .setParent(origin)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION_NAME, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(DESTINATION, topic);
    }

    private static boolean isTraced(Context origin) {
        return Span.fromContext(origin).getSpanContext().isSampled();
    }

    private static Context origin(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, CARRIED);
    }

    /** The span in the words of W3C's header; {@code null} where there is none. */
    static String traceparent(Span span) {
        Map<String, String> carried = HashMap.newHashMap(1);
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), carried, Map::put);
        return carried.get(TRACEPARENT);
    }

    private static final TextMapGetter<String> CARRIED = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(TRACEPARENT);
        }

        @Override
        public String get(String traceparent, String key) {
            return key.equals(TRACEPARENT) ? traceparent : null;
        }
    };
}
