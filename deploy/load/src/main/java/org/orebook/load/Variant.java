package org.orebook.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a service is packaged: what is executed, and what it takes on disk.
 *
 * @param name for the table
 * @param command the program and its arguments
 * @param bytes its size on disk, for the JVM without the JVM
 * @param build how long it took to compile, where that is known
 */
record Variant(String name, List<String> command, long bytes, Optional<Duration> build) {
    private static final String HEAP = "-Xmx";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** As the launcher started it: a jar on the JVM, with the same options. */
    static Variant jvm(ProcessHandle running) throws IOException {
        var command = commandLine(running);
        var jar = Path.of(command.get(command.indexOf("-jar") + 1));
        return new Variant("JVM", command, sizeOf(jar.getParent()), Optional.empty());
    }

    /** An executable with the same limit to its heap; empty where none is compiled. */
    static Optional<Variant> executable(Path file, ProcessHandle running) throws IOException {
        if (!Files.isExecutable(file)) {
            return Optional.empty();
        }
        var heap = commandLine(running).stream()
                .filter(option -> option.startsWith(HEAP))
                .toList();
        var command = new ArrayList<>(List.of(file.toString()));
        command.addAll(heap);
        return Optional.of(new Variant("native", List.copyOf(command), Files.size(file), compiledIn(file)));
    }

    /** As native-image has written it down. */
    private static Optional<Duration> compiledIn(Path executable) throws IOException {
        var name = executable.getFileName() + "-build-output-stats.json";
        try (var files = Files.find(executable.getParent(), 2, (file, _) -> file.endsWith(name))) {
            var stats = files.findFirst();
            if (stats.isEmpty()) {
                return Optional.empty();
            }
            var seconds = JSON.readTree(stats.get().toFile())
                    .at("/resource_usage/total_secs")
                    .asDouble();
            return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
        }
    }

    private static List<String> commandLine(ProcessHandle process) throws IOException {
        var text = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        return Stream.of(text.split("\0", -1))
                .filter(argument -> !argument.isEmpty())
                .toList();
    }

    private static long sizeOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
