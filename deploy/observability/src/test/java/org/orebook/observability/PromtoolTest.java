package org.orebook.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules as Prometheus' own tool sees them, where it is installed. */
class PromtoolTest {
    private final Optional<Path> promtool = Stream.concat(
                    Stream.ofNullable(System.getenv("PROMTOOL")).map(Path::of),
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                            .map(folder -> Path.of(folder, "promtool")))
            .filter(Files::isExecutable)
            .findFirst();

    @BeforeEach
    void isInstalled() {
        assumeTrue(
                promtool.isPresent(),
                "promtool is not on the PATH, nor named by PROMTOOL (Debian has it in the package prometheus)");
    }

    @Test
    void rulesAreWellFormed() throws Exception {
        assertThat(run("check", "rules", Folder.RULES.toString())).contains("SUCCESS");
    }

    @Test
    void rulesFireWhenTheyShouldAndNotElse() throws Exception {
        assertThat(run("test", "rules", Folder.RULES_TEST.toString())).contains("SUCCESS");
    }

    private String run(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(promtool.orElseThrow().toString()), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(List.copyOf(command))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
