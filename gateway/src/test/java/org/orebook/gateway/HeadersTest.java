package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What crosses the gateway in either direction, and what ends there. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class HeadersTest {
    Peers peers;

    @Test
    void saysItselfWhereARequestComesFromWhateverTheClientSays() {
        JsonObject headers = headersSeenBy(
                "X-Forwarded-For: 8.8.8.8",
                "x-forwarded-host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Port: 1",
                "Forwarded: for=8.8.8.8",
                "X-Real-IP: 8.8.8.8",
                "X-Original-URL: /api/v1/imports",
                "X-HTTP-Method-Override: DELETE",
                "X-Orebook-Caller: admin",
                "X-Kept: this");

        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("x-forwarded-host")).isEqualTo("gateway");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-kept")).isEqualTo("this");
        assertThat(headers.fieldNames())
                .doesNotContain(
                        "x-forwarded-prefix",
                        "x-forwarded-port",
                        "forwarded",
                        "x-real-ip",
                        "x-original-url",
                        "x-http-method-override",
                        "x-orebook-caller");
    }

    @Test
    void endsWhatIsForOneHopAndWhateverConnectionNames() {
        JsonObject headers = headersSeenBy(
                "Connection: keep-alive, X-Hop , x-forwarded-for,Content-Length",
                "X-Hop: for the gateway alone",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Trailer: X-End",
                "Proxy-Authorization: Basic eDp5",
                "Proxy-Connection: keep-alive",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA");

        assertThat(headers.fieldNames())
                .doesNotContain(
                        "connection",
                        "x-hop",
                        "keep-alive",
                        "te",
                        "trailer",
                        "proxy-authorization",
                        "proxy-connection",
                        "upgrade",
                        "http2-settings");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @Test
    void passesTheTokenAndTheTraceContextOn() {
        String token = peers.issuer().token("viewer");
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        Wire.Answer answer = Wire.ask(
                "GET /api/v1/deposits HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + token,
                "traceparent: " + traceparent,
                "tracestate: ministry=1");

        JsonObject headers = answer.json().getJsonObject("headers");
        assertThat(headers.getString("authorization")).isEqualTo("Bearer " + token);
        assertThat(headers.getString("traceparent")).isEqualTo(traceparent);
        assertThat(headers.getString("tracestate")).isEqualTo("ministry=1");
    }

    @Test
    void keepsAWellFormedRequestIdAllTheWay() {
        Wire.Answer answer = Wire.ask(
                "GET /api/v1/deposits HTTP/1.1",
                "Host: gateway",
                "X-Request-Id: console-42_a.b",
                "Authorization: Bearer " + peers.issuer().token("viewer"));

        assertThat(answer.header("X-Request-Id")).isEqualTo("console-42_a.b");
        assertThat(answer.json().getJsonObject("headers").getString("x-request-id"))
                .isEqualTo("console-42_a.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "has space", "forged\"line", "ключ", "x,y", "<script>"})
    void replacesARequestIdThatCouldForgeALogLine(String id) {
        Wire.Answer answer = Wire.ask("GET /api/v1/deposits HTTP/1.1", "Host: gateway", "X-Request-Id: " + id);

        assertThat(UUID.fromString(answer.header("X-Request-Id"))).isNotNull();
    }

    @Test
    void replacesARequestIdThatIsTooLong() {
        String id = "x".repeat(65);

        assertThat(Wire.ask("GET / HTTP/1.1", "Host: gateway", "X-Request-Id: " + id)
                        .header("X-Request-Id"))
                .hasSize(36);
        assertThat(Wire.ask("GET / HTTP/1.1", "Host: gateway", "X-Request-Id: " + id.substring(1))
                        .header("X-Request-Id"))
                .isEqualTo(id.substring(1));
    }

    @Test
    void showsTheClientNothingThatIsNotForIt() {
        Wire.Answer answer =
                Wire.get("/api/v1/deposits/talkative", peers.issuer().token("viewer"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .doesNotContainKeys("server", "connection", "keep-alive", "x-hop", "x-orebook-internal", "via");
        assertThat(answer.header("X-Kept")).isEqualTo("this");
        assertThat(answer.header("X-Request-Id")).hasSize(36);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void passesTheServicesOwnWordsThroughUntouched() {
        Wire.Answer problem =
                Wire.get("/api/v1/deposits/problem", peers.issuer().token("viewer"));
        Wire.Answer created =
                Wire.get("/api/v1/deposits/created", peers.issuer().token("viewer"));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.text()).isEqualTo("{\"type\":\"urn:orebook:problem:stale\",\"status\":409}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/deposits/KZ-000123");
        assertThat(created.header("Link")).isEqualTo("</api/v1/deposits?after=x>; rel=\"next\"");
        assertThat(created.header("ETag")).isEqualTo("\"7\"");
        assertThat(created.header("Cache-Control")).isEqualTo("private, max-age=5");
    }

    @Test
    void announcesNoBodyWhereThereIsNone() {
        String token = peers.issuer().token("viewer");

        Wire.Answer nothing = Wire.get("/api/v1/deposits/nothing", token);
        Wire.Answer unmodified = Wire.get("/api/v1/deposits/unmodified", token);

        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.headers()).doesNotContainKeys("transfer-encoding", "content-length");
        assertThat(unmodified.status()).isEqualTo(304);
        assertThat(unmodified.headers()).doesNotContainKey("transfer-encoding");
        assertThat(unmodified.header("ETag")).isEqualTo("\"7\"");
    }

    @Test
    void answersAHeadRequestWithTheLengthAndWithoutTheBody() throws Exception {
        try (Wire wire = new Wire()) {
            String token = peers.issuer().token("viewer");
            String head = " /api/v1/deposits HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\n\r\n";

            Wire.Answer first = wire.send("HEAD" + head).readHead();
            Wire.Answer second = wire.send("GET" + head).read();

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("Content-Length")).isEqualTo("17");
            assertThat(second.json().getString("method")).isEqualTo("GET");
        }
    }

    private JsonObject headersSeenBy(String... headers) {
        String[] lines = new String[headers.length + 3];
        lines[0] = "GET /api/v1/deposits HTTP/1.1";
        lines[1] = "Host: gateway";
        lines[2] = "Authorization: Bearer " + peers.issuer().token("viewer");
        System.arraycopy(headers, 0, lines, 3, headers.length);
        return Wire.ask(lines).json().getJsonObject("headers");
    }
}
