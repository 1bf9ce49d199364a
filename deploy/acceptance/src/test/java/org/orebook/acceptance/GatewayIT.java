package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one door, with the real services behind it. */
@AcceptanceTest
@Order(4)
class GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Orebook orebook;

    GatewayIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @Test
    void describesTheServicesInOneDocument() throws Exception {
        var document = orebook.nobody().get("/api/v1/openapi").expect(200).json();

        assertThat(document.path("openapi").asText()).startsWith("3.");
        assertThat(document.path("paths").fieldNames())
                .toIterable()
                .contains(
                        "/api/v1/deposits",
                        "/api/v1/deposits/{idOrNumber}",
                        "/api/v1/deposits/{id}/history",
                        "/api/v1/imports",
                        "/api/v1/imports/{id}/rejections",
                        "/api/v1/vocabularies/commodities");
        assertThat(document.at("/components/schemas/Deposit/properties").has("number"))
                .isTrue();
    }

    @Test
    void servesThePageToTryItOn() throws Exception {
        var page = orebook.nobody().get("/docs/").expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("swagger-ui-bundle.js");
        assertThat(orebook.nobody()
                        .get("/docs/swagger-ui-bundle.js")
                        .expect(200)
                        .body())
                .contains("SwaggerUIBundle");
    }

    @Test
    void keepsARequestsIdFromTheClientToTheServicesLog() throws Exception {
        var id = "gateway-it.broken-off";
        breakOffAnImport(id);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(orebook.log(Orebook.DEPOSITS_SERVICE))
                        .containsPattern("(?m)^\\S+ INFO .* " + id + " Import [0-9a-f-]{36} broken off"));
    }

    /** Announces more than it sends: the service notes that, which it does not do of what goes well. */
    private void breakOffAnImport(String requestId) throws IOException, InterruptedException {
        var gateway = URI.create(orebook.url());
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            var head = String.join(
                    "\r\n",
                    "POST /api/v1/imports?format=csv&source=gateway-it HTTP/1.1",
                    "Host: " + gateway.getAuthority(),
                    "Authorization: Bearer " + orebook.token("geologist"),
                    "X-Request-Id: " + requestId,
                    "Content-Type: text/csv",
                    "Content-Length: 1000000",
                    "",
                    "record_id,name\n1,Broken\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var auditor = orebook.as("auditor");
            await().atMost(PATIENCE)
                    .until(() -> !auditor.get("/api/v1/imports?state=running")
                            .expect(200)
                            .json()
                            .path("items")
                            .isEmpty());
        }
    }

    @Test
    void answersWithTheClientsRequestIdWhetherItRefusesOrTheServiceDoes() throws Exception {
        var viewer = orebook.as("viewer");

        assertThat(viewer.get("/api/v1/deposits", "X-Request-Id", "mine-1").header("X-Request-Id"))
                .isEqualTo("mine-1");
        assertThat(viewer.get("/api/v1/nothing", "X-Request-Id", "mine-2")
                        .expectProblem(404, "not-found")
                        .header("X-Request-Id"))
                .isEqualTo("mine-2");
        assertThat(viewer.get("/api/v1/deposits/KZ-000000", "X-Request-Id", "mine-3")
                        .expectProblem(404, "not-found")
                        .header("X-Request-Id"))
                .isEqualTo("mine-3");
        assertThat(viewer.get("/api/v1/deposits", "X-Request-Id", "not an id").header("X-Request-Id"))
                .isNotBlank()
                .isNotEqualTo("not an id");
    }

    /** As raw bytes: a client library would tidy them up. The token is valid, so that only the path is at fault. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/deposits/..;/imports",
                "/api/v1/deposits/%2e%2e/imports",
                "/api/v1/deposits/../../../q/openapi",
                "/api/v1/deposits/../../../openapi.json",
                "/api/v1/deposits;x=1",
                "/api/v1//deposits",
                "/api/v1/deposits%2f..%2fimports",
                "/api/v1/deposits/%252e%252e/imports",
                "/api/v1\\deposits",
                "http://127.0.0.1/api/v1/deposits"
            })
    void refusesAPathThatAServiceCouldReadDifferently(String path) throws Exception {
        assertThat(statusLine(path)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/openapi.json",
                "/q/dev",
                "/",
                "/api/v1",
                "/api/v2/deposits"
            })
    void showsNothingThatIsNotInTheApi(String path) throws Exception {
        assertThat(statusLine(path)).startsWith("HTTP/1.1 404");
    }

    @Test
    void letsAPlainPathThroughTheSameWay() throws Exception {
        assertThat(statusLine("/api/v1/deposits?q=%D0%9A..%2F;x")).startsWith("HTTP/1.1 200");
    }

    private String statusLine(String path) throws IOException, InterruptedException {
        var gateway = URI.create(orebook.url());
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var head = String.join(
                    "\r\n",
                    "GET " + path + " HTTP/1.1",
                    "Host: " + gateway.getAuthority(),
                    "Authorization: Bearer " + orebook.token("viewer"),
                    "Connection: close",
                    "",
                    "");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("no answer");
        }
    }
}
