package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire, and what the user reads of the answer. The registry itself is met in the acceptance tests. */
class ImportsTest {
    private static final String WHOLE = "{\"id\": \"i1\", \"rowsRead\": 7, \"created\": 7, \"changed\": 0,"
            + " \"unchanged\": 0, \"rejected\": 0, \"state\": \"completed\"}";
    private static final String RESULT = "{\"id\": \"i1\", \"rowsRead\": 3, \"created\": 1, \"changed\": 0,"
            + " \"unchanged\": 1, \"rejected\": 1, \"state\": \"done\"}";

    private final Ports ports = FreePorts.find();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final Imports imports = new Imports(Project.LAYOUT, ports, new Terminal(out, out, false, false));

    private HttpServer keycloak;
    private HttpServer gateway;
    private volatile int status = 201;
    private volatile String answer = RESULT;
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private volatile String headers = "";
    private volatile byte[] body = {};

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        keycloak = server(ports.keycloak());
        keycloak.createContext("/realms/orebook/", exchange -> reply(exchange, 200, "{\"access_token\": \"t0ken\"}"));
        gateway = server(ports.gateway());
        gateway.createContext("/api/v1/imports", this::take);
        keycloak.start();
        gateway.start();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
        gateway.stop(0);
    }

    @Test
    void sendsTheSamplesDepositsAndThenItsEstimatesAndTellsWhatCameOfEach() throws IOException, InterruptedException {
        answer = WHOLE;

        imports.loadSample();

        assertThat(queries).containsExactly("format=geojson", "format=estimates");
        assertThat(headers).isEqualTo("Bearer t0ken text/csv null");
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("orebook-sample,kuirektykol,");
        assertThat(text())
                .contains("sample ")
                .contains("sample's estimates")
                .contains("7 rows: 7 created, 0 changed, 0 unchanged, 0 rejected");
    }

    @Test
    void countsASampleWithARejectedRowAsNotLoaded() {
        assertThatThrownBy(imports::loadSample)
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("sample was not loaded whole");
        assertThat(text()).contains(ports.gatewayUrl() + "/api/v1/imports/i1/rejections");
    }

    @Test
    void sendsAGzippedFileAsItIs() throws IOException, InterruptedException {
        var file = folder.resolve("world.csv.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write("dep_id,site_name\n1,Boguty\n".getBytes(StandardCharsets.UTF_8));
        }

        imports.load(ImportFile.of(file));

        assertThat(queries).containsExactly("format=mrds");
        assertThat(headers).isEqualTo("Bearer t0ken text/csv gzip");
        assertThat(body).isEqualTo(Files.readAllBytes(file));
        assertThat(text())
                .contains("world.csv.gz")
                .contains("3 rows: 1 created, 0 changed, 1 unchanged, 1 rejected")
                .contains(ports.gatewayUrl() + "/api/v1/imports/i1/rejections");
        try (var plain = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
            assertThat(plain.readAllBytes()).asString().isEqualTo("dep_id,site_name\n1,Boguty\n");
        }
    }

    @Test
    void saysInOneLineWhyAFileWasRefused() {
        status = 415;
        answer = "{\"title\": \"Unsupported format\", \"detail\": \"Send CSV or GeoJSON.\"}";

        assertThatThrownBy(imports::loadSample)
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "sample was not loaded: the registry answered 415 (Unsupported format: Send CSV or GeoJSON.)");
    }

    @Test
    void saysSoWhereTheGatewayBreaksOff() throws IOException {
        gateway.stop(0);
        var file = ImportFile.of(Files.writeString(folder.resolve("ours.csv"), "name\nBoguty\n"));

        assertThatThrownBy(() -> imports.load(file))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("ours.csv was not loaded: ");
        assertThatThrownBy(imports::loadSample)
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("sample was not loaded: ");
    }

    private void take(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            reply(exchange, 200, "{\"items\": []}");
            return;
        }
        queries.add(exchange.getRequestURI().getQuery());
        var sent = exchange.getRequestHeaders();
        headers = "%s %s %s"
                .formatted(
                        sent.getFirst("Authorization"),
                        sent.getFirst("Content-Type"),
                        sent.getFirst("Content-Encoding"));
        body = exchange.getRequestBody().readAllBytes();
        reply(exchange, status, answer);
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static HttpServer server(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
