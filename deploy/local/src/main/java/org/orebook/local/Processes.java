package org.orebook.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts and stops single processes. */
final class Processes {
    /** In the environment of every process of a stack: the data folder that it works for, and its part's name. */
    static final String STACK_VARIABLE = "OREBOOK_STACK";

    static final String PART_VARIABLE = "OREBOOK_PART";

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Optional<Path> SETSID = onPath("setsid");

    private Processes() {}

    /**
     * Starts a process of its own session: Ctrl-C in the terminal reaches the launcher alone, which then stops the parts
     * in order, and the end of the terminal ends none of them.
     */
    static Process start(Layout layout, String name, Part.Launch launch, Path log) throws IOException {
        var command = new ArrayList<String>();
        SETSID.ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(launch.command());
        var builder = new ProcessBuilder(command)
                .directory(launch.folder().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        var environment = builder.environment();
        // Settings of the user's other PostgreSQL and Keycloak are not meant for ours.
        environment.keySet().removeIf(key -> key.startsWith("PG") || key.startsWith("KC_"));
        environment.putAll(launch.environment());
        environment.put(STACK_VARIABLE, layout.dataFolder().toString());
        environment.put(PART_VARIABLE, name);
        return builder.start();
    }

    /** Asks the process to stop, waits, and kills it with its children where it does not. */
    static void stop(ProcessHandle process, Part.StopSignal signal) {
        var children = process.descendants().toList();
        send(process, signal);
        if (!endsWithin(process, GRACE)) {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            endsWithin(process, GRACE);
        }
    }

    /** Looks often: for processes that are not its own children Java itself notes an end seconds late. */
    static boolean endsWithin(ProcessHandle process, Duration patience) {
        var identity = ProcessIdentity.of(process);
        var deadline = Instant.now().plus(patience);
        try {
            while (identity.find().isPresent()) {
                if (Instant.now().isAfter(deadline)) {
                    return false;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(ProcessHandle process, Part.StopSignal signal) {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process);
        }
    }

    /** Java sends no other signal than TERM and KILL by itself. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            process.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A program that the user's PATH finds. */
    static Optional<Path> onPath(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
