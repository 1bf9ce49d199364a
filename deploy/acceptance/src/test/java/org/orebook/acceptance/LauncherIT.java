package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The commands as the README has them. Before the other classes, so that never two stacks run at once. */
@Order(0)
class LauncherIT {
    private static final Path DATA = Path.of("target/launched").toAbsolutePath();

    private final int portBase = FreePorts.find().base();

    private final Launcher launcher = new Launcher(DATA, Map.of());

    @BeforeEach
    @AfterEach
    void down() throws Exception {
        assertThat(launcher.run("down").exitCode()).isZero();
    }

    @Test
    void upLeavesARegistryThatAnswersAndDownLeavesNothing() throws Exception {
        var options = new ArrayList<>(List.of("--detach", "--fresh", "--port-base", Integer.toString(portBase)));
        if (Project.EXECUTABLES) {
            options.add("--native");
        }
        var up = launcher.run("up", options.toArray(String[]::new));
        assertThat(up.exitCode()).as(up.text()).isZero();
        assertThat(up.text())
                .contains(
                        "http://127.0.0.1:" + portBase,
                        "8 created, 0 changed, 0 unchanged, 0 rejected",
                        "9 created, 0 changed, 0 unchanged, 0 rejected",
                        "curl")
                .contains("viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin");
        assertThat(processes()).hasSizeGreaterThanOrEqualTo(Orebook.PARTS.size());

        var status = launcher.run("status");
        assertThat(status.exitCode()).as(status.text()).isZero();
        assertThat(status.text())
                .contains("PostgreSQL", "Kafka", "Keycloak", "deposits-service", "agreements-service", "gateway");

        assertThat(firstCurl(up.text())).contains("\"name\"").contains("Kuirektykol");

        var down = launcher.run("down");
        assertThat(down.exitCode()).as(down.text()).isZero();
        assertThat(processes()).isEmpty();
        assertThat(launcher.run("status").text()).isEqualTo("Orebook is not running.\n");
    }

    /** What the user is told to try, tried. */
    private static String firstCurl(String greeting) throws Exception {
        var command = greeting.lines()
                .filter(line -> line.contains("curl -H"))
                .map(line -> line.substring(line.indexOf("curl")))
                .findFirst()
                .orElseThrow();
        return Launcher.execute(List.of("sh", "-c", command), Map.of()).text();
    }

    /** All that bear the data folder in their environment, which one that has ended has no more. */
    private static List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(LauncherIT::isOurs).toList();
    }

    private static boolean isOurs(ProcessHandle process) {
        try {
            var environment = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
            return environment.contains("OREBOOK_STACK=" + DATA);
        } catch (IOException endedOrAnothersUsers) {
            return false;
        }
    }
}
