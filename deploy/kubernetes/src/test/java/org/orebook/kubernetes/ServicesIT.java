package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real services in the environment that the manifests give them: migrations as the jobs run them, and the probes. Only
 * addresses are others: of a PostgreSQL and of ports of this machine.
 */
class ServicesIT {
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration NOTICE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<Process> processes = new ArrayList<>();
    private final Manifests manifests = Kustomize.overlay("try");
    private EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws IOException {
        processes.forEach(Process::destroyForcibly);
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposits-service", "agreements-service"})
    void aServiceStartsOnlyOnTheSchemaThatItsJobHasMade(String name) throws Exception {
        postgres = EmbeddedPostgres.start();
        var service = workload("Deployment", name);
        var job = workload("Job", name + "-migration");

        assertThat(exitCode(start(service))).as("on an empty database").isNotZero();
        assertThat(exitCode(start(job))).as("the job").isZero();
        assertThat(exitCode(start(job))).as("the job once more").isZero();

        pretendALaterRelease();
        assertThat(exitCode(start(job)))
                .as("the job of a release that is taken back")
                .isZero();
        var ports = freePorts();
        start(service, ports);
        awaitAnswer(service, ports, "startupProbe", 200, START);
        awaitAnswer(service, ports, "readinessProbe", 200, START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposits-service", "agreements-service"})
    void aServiceWithoutPostgreSqlIsNotReadyAndYetAlive(String name) throws Exception {
        postgres = EmbeddedPostgres.start();
        var service = workload("Deployment", name);
        assertThat(exitCode(start(workload("Job", name + "-migration")))).isZero();
        var ports = freePorts();
        start(service, ports);
        awaitAnswer(service, ports, "readinessProbe", 200, START);

        postgres.close();

        awaitAnswer(service, ports, "readinessProbe", 503, NOTICE);
        awaitAnswer(service, ports, "livenessProbe", 200, NOTICE);
    }

    @Test
    void theGatewayIsReadyWithoutItsServicesAndLeavesTheBalancerBeforeItEnds() throws Exception {
        var gateway = workload("Deployment", "gateway");
        var ports = freePorts();
        var process = start(gateway, ports);
        awaitAnswer(gateway, ports, "startupProbe", 200, START);
        awaitAnswer(gateway, ports, "livenessProbe", 200, NOTICE);
        awaitAnswer(gateway, ports, "readinessProbe", 200, NOTICE);

        process.destroy();

        awaitAnswer(gateway, ports, "readinessProbe", 503, NOTICE);
        assertThat(answer(ports.getFirst(), "/api/v1/deposits"))
                .as("still served")
                .isEqualTo(401);
        assertThat(process.waitFor(gracePeriod(gateway), TimeUnit.SECONDS))
                .as("ended in its time")
                .isTrue();
    }

    private Workload workload(String kind, String name) {
        return new Workload(manifests.one(kind, name));
    }

    private static long gracePeriod(Workload workload) {
        return workload.pod().path("terminationGracePeriodSeconds").asLong();
    }

    private Process start(Workload workload) throws IOException {
        return start(workload, freePorts());
    }

    private Process start(Workload workload, List<Integer> ports) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        PackagedService.of(workload.module()).runner().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve(workload.resource().name() + ".out").toFile());
        builder.environment().putAll(environment(workload, ports));
        var process = builder.start();
        processes.add(process);
        return process;
    }

    private Map<String, String> environment(Workload workload, List<Integer> ports) {
        var environment = new HashMap<>(workload.environment(manifests));
        // Not one that retries for a minute: here nothing comes later.
        environment.computeIfPresent("QUARKUS_FLYWAY_CONNECT_RETRIES", (_, _) -> "1");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", ports.getFirst().toString());
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", ports.getLast().toString());
        environment.computeIfPresent("KAFKA_BOOTSTRAP_SERVERS", (_, _) -> "127.0.0.1:9");
        environment.computeIfPresent(
                "OREBOOK_DOCUMENTS_DIRECTORY",
                (_, _) -> folder.resolve("documents").toString());
        if (postgres != null) {
            var address = "postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
            environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", address);
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + address);
            environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
            environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        }
        return environment;
    }

    /** What a later release's job leaves behind when that release is taken back. */
    private void pretendALaterRelease() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO flyway_schema_history
                      (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'postgres', 1, true)""");
        }
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        return process.exitValue();
    }

    private static void awaitAnswer(
            Workload workload, List<Integer> ports, String probe, int status, Duration patience) {
        var path = workload.main().path(probe).at("/httpGet/path").asText();
        await(workload + " " + probe)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> answer(ports.getLast(), path) == status);
    }

    /** The status, or -1 where nobody answers. */
    private static int answer(int port, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return -1;
        }
    }

    /** Held open together, so that they are two. */
    private static List<Integer> freePorts() throws IOException {
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0)) {
            return List.of(one.getLocalPort(), other.getLocalPort());
        }
    }
}
