package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    private Path folder;

    @Test
    void namesThePortThePartAndTheHolderOfATakenPort() throws IOException {
        var ports = FreePorts.find();
        var kafka = new Kafka(Layout.in(folder), ports);
        try (var holder = new ServerSocket()) {
            holder.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), ports.kafkaController()));

            assertThatThrownBy(() -> Preflight.requirePorts(kafka))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("Port %d, which Kafka needs, is taken".formatted(ports.kafkaController()))
                    .message()
                    .satisfies(message -> {
                        if (PortHolder.of(ports.kafkaController()).isPresent()) {
                            assertThat(message)
                                    .contains("by process "
                                            + ProcessHandle.current().pid() + " (");
                        }
                    });
        }
    }

    @Test
    void noticesAHolderThatListensOnEveryAddress() throws IOException {
        var ports = FreePorts.find();
        try (var holder = new ServerSocket()) {
            holder.bind(new InetSocketAddress(ports.kafka()));

            assertThat(PortHolder.isFree(ports.kafka())).isFalse();
        }
        assertThat(PortHolder.isFree(ports.kafka())).isTrue();
    }

    @Test
    void saysHowMuchDiskIsMissing() {
        var layout = Layout.in(folder);

        assertThatThrownBy(() -> Preflight.requireDisk(layout, 1_440_000_000L))
                .isInstanceOf(StackException.class)
                .hasMessage(
                        "Too little disk: 1.4 GB are free for %s, and Orebook needs 2 GB.",
                        folder.resolve(".local").toAbsolutePath());
        assertThatCode(() -> Preflight.requireDisk(layout, 2_000_000_000L)).doesNotThrowAnyException();
    }

    @Test
    void namesAServiceThatIsNotBuilt() {
        var layout = Layout.in(folder);
        var parts = Parts.all(layout, FreePorts.find());

        assertThatThrownBy(() -> parts.getLast().requireArtifacts())
                .isInstanceOf(StackException.class)
                .hasMessage("gateway is not built: gateway/target/quarkus-app/quarkus-run.jar is missing"
                        + " (run ./mvnw -Dquick package).");
    }

    @Test
    void namesAServiceThatIsNotCompiledToAnExecutable() throws IOException {
        var layout = Layout.in(folder).withExecutables();
        var gateway = Parts.all(layout, FreePorts.find()).getLast();

        assertThatThrownBy(gateway::requireArtifacts)
                .isInstanceOf(StackException.class)
                .hasMessage("gateway is not compiled: gateway/target/gateway-runner is missing"
                        + " (run ./mvnw -Dquick -Dnative package).");

        Files.createFile(
                Files.createDirectories(folder.resolve("gateway/target")).resolve("gateway-runner"));
        assertThatCode(gateway::requireArtifacts).doesNotThrowAnyException();
        assertThat(gateway.launch().command())
                .containsExactly(
                        folder.toAbsolutePath()
                                .resolve("gateway/target/gateway-runner")
                                .toString(),
                        "-Xmx64m");
    }
}
