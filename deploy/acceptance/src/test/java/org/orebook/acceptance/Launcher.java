package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The commands as the README has them, for a stack with a data folder of its own. */
final class Launcher {
    private static final int PATIENCE_MINUTES = 4;

    private final Path data;
    private final Map<String, String> environment;

    /** How a command ended, and what it said. */
    record Outcome(int exitCode, String text) {}

    /** @param environment of the commands, and so of the processes that they start */
    Launcher(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    Outcome run(String command, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of("deploy/" + command, "--data-dir", data.toString()));
        line.addAll(List.of(arguments));
        return execute(line, environment);
    }

    static Outcome execute(List<String> command, Map<String, String> environment) throws Exception {
        // To a file: what a detached process inherits would keep a pipe open.
        var output = Files.createTempFile("orebook-launcher", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(Project.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                .as("%s ends", command)
                .isTrue();
        var text = Files.readString(output);
        Files.delete(output);
        return new Outcome(process.exitValue(), text);
    }
}
