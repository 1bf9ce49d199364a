package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.orebook.local.Layout;
import org.orebook.local.Ports;
import org.orebook.local.SampleAgreements;
import org.orebook.local.Stack;
import org.orebook.local.StackException;
import org.orebook.local.Tokens;

/**
 * Orebook as it runs on one machine, with the sample loaded. Its data lie under {@code target}; a run that was killed
 * leaves processes there, which the next run finds and stops before it begins anew.
 */
final class Orebook implements People, AutoCloseable {
    static final String DEPOSITS_SERVICE = "deposits-service";
    static final String AGREEMENTS_SERVICE = "agreements-service";
    static final String GATEWAY = "gateway";
    static final String KEYCLOAK = "Keycloak";
    static final String KAFKA = "Kafka";
    static final String POSTGRESQL = "PostgreSQL";
    static final List<String> PARTS =
            List.of(POSTGRESQL, KAFKA, KEYCLOAK, DEPOSITS_SERVICE, AGREEMENTS_SERVICE, GATEWAY);

    private static final Path DATA = Path.of("target/stack").toAbsolutePath();
    private static final Path REPLICATED_DATA = Path.of("target/replicated").toAbsolutePath();
    private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(3);
    private static final Duration TOKEN_EXPIRES = Duration.ofSeconds(290);

    private final Stack stack;
    private final Path data;
    private final Tokens tokens;
    private final Map<String, Token> latest = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private record Token(String text, Instant since) {}

    private Orebook(Stack stack, Layout layout) {
        this.stack = stack;
        this.data = layout.dataFolder();
        this.tokens = new Tokens(layout, stack.ports());
    }

    static Orebook start() throws IOException, InterruptedException {
        var layout = new Layout(Project.ROOT, DATA, Project.EXECUTABLES);
        var orebook = start(layout, FreePorts.find());
        try {
            orebook.loadSample();
            new SampleAgreements(layout, orebook.ports()).load();
            return orebook;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            orebook.close();
            throw e;
        }
    }

    /** One without the sample, with two processes of each service behind the gateway. */
    static Orebook startReplicated() throws IOException {
        return start(new Layout(Project.ROOT, REPLICATED_DATA, Project.EXECUTABLES), FreePorts.find(2));
    }

    private static Orebook start(Layout layout, Ports ports) throws IOException {
        var stack = Stack.open(layout, ports, Orebook::tell);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        try {
            stack.clear();
            stack.start();
            return new Orebook(stack, layout);
        } catch (IOException | RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private static void tell(String what, Duration took, String outcome) {
        System.out.printf("%-20s %5.1f s  %s%n", what, took.toMillis() / 1e3, outcome);
    }

    private void loadSample() throws IOException, InterruptedException {
        load("kazakhstan-2025.geojson", "geojson", "application/geo+json", 8);
        load("kazakhstan-2025-estimates.csv", "estimates", "text/csv", 9);
    }

    private void load(String file, String format, String type, int created) throws IOException, InterruptedException {
        try (var sample = Stack.class.getResourceAsStream("/sample/" + file)) {
            var loaded = as("geologist")
                    .post("/api/v1/imports?format=" + format, type, sample.readAllBytes())
                    .expect(201)
                    .json();
            assertThat(loaded.path("created").asInt()).isEqualTo(created);
        }
    }

    @Override
    public Caller as(String name) throws IOException, InterruptedException {
        return new Caller(client, url(), token(name));
    }

    /** Whoever holds this token. */
    Caller holding(String token) {
        return new Caller(client, url(), token);
    }

    /** Somebody without a token. */
    Caller nobody() {
        return new Caller(client, url(), null);
    }

    /** One at a time: logins of one user at once, failing while Keycloak has no database, would be taken for an attack. */
    synchronized String token(String name) throws IOException, InterruptedException {
        var token = latest.get(name);
        if (token != null && isYounger(token, TOKEN_GOOD_FOR)) {
            return token.text();
        }
        try {
            return newToken(name);
        } catch (IOException | StackException e) {
            // Keycloak is away: what one has still opens the door for some time.
            if (token != null && isYounger(token, TOKEN_EXPIRES)) {
                return token.text();
            }
            throw e;
        }
    }

    private static boolean isYounger(Token token, Duration age) {
        return Duration.between(token.since(), Instant.now()).compareTo(age) < 0;
    }

    /** From Keycloak, not from memory. */
    String newToken(String name) throws IOException, InterruptedException {
        var token = new Token(tokens.accessToken(name), Instant.now());
        latest.put(name, token);
        return token.text();
    }

    /** A token that the same Keycloak signed for its own administrator, in another realm, {@code master}. */
    String tokenOfItsAdministrator() throws IOException, InterruptedException {
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("data/secrets.properties"))) {
            passwords.load(in);
        }
        var form = Caller.query(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        "keycloak-admin",
                        "password",
                        passwords.getProperty("keycloak-admin"))
                .substring(1);
        var request = HttpRequest.newBuilder(keycloak("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        return nobody().send(request).expect(200).json().path("access_token").asText();
    }

    /** Has tokens of the sample realm be valid for so long from now on. */
    void tokensLast(Duration validity) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(keycloak("/admin/realms/orebook"))
                .header("Authorization", "Bearer " + tokenOfItsAdministrator())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"accessTokenLifespan\": " + validity.toSeconds() + "}"));
        nobody().send(request).expect(204);
    }

    private URI keycloak(String path) {
        return URI.create("http://127.0.0.1:" + ports().keycloak() + path);
    }

    /** The address of the gateway, without a slash at its end. */
    String url() {
        return ports().gatewayUrl();
    }

    Ports ports() {
        return stack.ports();
    }

    ProcessHandle process(String part) {
        return stack.process(part);
    }

    /** As kill -9, with the children: what a power cut does to a part. */
    void kill(String part) {
        var process = stack.process(part);
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !process.isAlive() && children.stream().noneMatch(Orebook::runs));
    }

    /** One that has ended and that nobody has waited for still counts as alive, but has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** As ops stop a part: it is asked, and ends what it has under way. */
    void stop(String part) {
        var process = stack.process(part);
        process.destroy();
        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());
    }

    /** Starts a stopped or killed part again; returns when it is ready. */
    void restart(String part) {
        stack.restart(part);
    }

    String log(String part) throws IOException {
        return Files.readString(data.resolve("logs").resolve(part + ".log"));
    }

    @Override
    public void close() {
        stack.close();
    }
}
