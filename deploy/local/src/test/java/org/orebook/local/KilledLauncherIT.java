package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A launcher that is killed leaves its parts running; whatever comes next finds them. */
class KilledLauncherIT {

    @TempDir
    private Path folder;

    private Layout layout;
    private Ports ports;

    @BeforeEach
    void killALauncher() throws IOException, InterruptedException {
        layout = new Layout(Project.ROOT, folder);
        ports = FreePorts.find();
        var launcher = launch();
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(ready()));
        launcher.destroyForcibly().waitFor();
        assertThat(Leftovers.find(layout)).containsOnlyKeys(PostgreSql.NAME, Kafka.NAME);
    }

    @AfterEach
    void stopWhatIsLeft() throws IOException {
        Leftovers.stop(layout, List.of(new PostgreSql(layout, ports), new Kafka(layout, ports)));
    }

    @Test
    void theNextUpReplacesWhatItLeftAndFindsItsData() throws Exception {
        var left = StackIT.identities(layout);
        StackIT.execute(layout, ports, "CREATE TABLE deposit AS SELECT 'Boguty' AS name");

        try (var stack = StackIT.open(layout, ports)) {
            assertThat(left).hasSize(2).allMatch(process -> process.find().isEmpty());
            stack.start();
            assertThat(StackIT.query(layout, ports, "SELECT name FROM deposit")).isEqualTo("Boguty");
        }
    }

    @Test
    void downStopsThem() throws IOException {
        var left = StackIT.identities(layout);

        assertThat(Main.run("down", "--data-dir", folder.toString())).isZero();

        assertThat(left).hasSize(2).allMatch(process -> process.find().isEmpty());
        assertThat(StackRecord.read(layout)).isEmpty();
    }

    @Test
    void theyAreFoundEvenWithoutTheRecord() throws IOException {
        StackRecord.delete(layout);

        assertThat(Leftovers.find(layout)).containsOnlyKeys(PostgreSql.NAME, Kafka.NAME);
    }

    @Test
    void aStrangerWithARecordedPidIsLeftAlone() throws IOException {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            var recorded = new ProcessIdentity(stranger.pid(), "another start");
            StackRecord.read(layout)
                    .orElseThrow()
                    .with(new StackRecord.StartedPart("gateway", recorded, "2026-11-23T10:00:00Z"))
                    .write(layout);

            assertThat(Main.run("down", "--data-dir", folder.toString())).isZero();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Java.executable(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        Project.ROOT.toString(),
                        folder.toString(),
                        Integer.toString(ports.base()),
                        ready().toString())
                .inheritIO()
                .start();
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    /** The process that is killed. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] arguments) throws IOException {
            var layout = new Layout(Path.of(arguments[0]), Path.of(arguments[1]));
            var stack = StackIT.open(layout, new Ports(Integer.parseInt(arguments[2])));
            stack.start();
            Files.createFile(Path.of(arguments[3]));
            throw stack.awaitDeath();
        }
    }
}
