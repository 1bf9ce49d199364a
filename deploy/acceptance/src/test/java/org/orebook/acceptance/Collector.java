package org.orebook.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Takes in what is exported by OTLP over HTTP, as a collector of OpenTelemetry does. */
final class Collector implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;
    private final List<Traced> spans = new CopyOnWriteArrayList<>();

    /**
     * A span.
     *
     * @param parent empty for one that begins its trace
     * @param kind such as {@code SERVER}
     */
    record Traced(
            String service,
            String trace,
            String id,
            String parent,
            String kind,
            String name,
            Map<String, String> attributes) {}

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that has arrived by now. */
    List<Traced> spans() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (var resource : request.getResourceSpansList()) {
                var service = texts(resource.getResource().getAttributesList()).get("service.name");
                for (var scope : resource.getScopeSpansList()) {
                    scope.getSpansList().stream()
                            .map(span -> new Traced(
                                    service,
                                    HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                                    HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                                    HexFormat.of()
                                            .formatHex(span.getParentSpanId().toByteArray()),
                                    span.getKind().name().substring("SPAN_KIND_".length()),
                                    span.getName(),
                                    texts(span.getAttributesList())))
                            .forEach(spans::add);
                }
            }
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> text(attribute.getValue()), (first, _) -> first));
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
