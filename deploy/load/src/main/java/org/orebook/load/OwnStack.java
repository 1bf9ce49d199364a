package org.orebook.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.orebook.local.Layout;

/**
 * A stack of the benchmark's own, from a copy of the project as a newcomer would have it: nothing built, nothing
 * unpacked, no data. Only what Maven has downloaded is shared. The copy and all its data go when it is closed.
 */
final class OwnStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Pattern TIMED = Pattern.compile("^  \\S.* [0-9.]+ s  |^Built in");
    private static final String READY = "Orebook is ready at";

    private final Path copy;
    private final Path log;
    private final int portBase;
    private Process launcher;

    private OwnStack(Path copy, int portBase) {
        this.copy = copy;
        this.log = copy.resolveSibling("bench-up.log");
        this.portBase = portBase;
    }

    /** Copies the project as it lies there, changes that are not committed included. */
    static OwnStack copyOf(Path root, int portBase) throws IOException, InterruptedException {
        var own = new OwnStack(root.resolve(".local/bench"), portBase);
        own.removeLast();
        for (var file : files(root)) {
            var source = root.resolve(file);
            if (Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) { // and not deleted in the work tree
                var target = own.copy.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return own;
    }

    private static List<String> files(Path root) throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new BenchmarkException("git does not list the project's files in " + root + ".");
        }
        return List.of(names.split("\0"));
    }

    /** What a benchmark that was killed has left. */
    private void removeLast() throws IOException, InterruptedException {
        stopIfStarted();
        delete(copy);
    }

    private void stopIfStarted() throws IOException, InterruptedException {
        if (Files.exists(copy.resolve(".local/run/stack.json"))) {
            down();
        } else if (launcher != null && launcher.isAlive()) {
            // Still building: there is nothing that deploy/down could stop.
            launcher.descendants().forEach(ProcessHandle::destroy);
            launcher.destroy();
            launcher.waitFor(STOPPED_WITHIN);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /**
     * Runs {@code deploy/up} as a user does, not detached, so that the launcher stays and counts.
     *
     * @return how long it took until it said that all is ready
     */
    Duration up() throws IOException, InterruptedException {
        Files.deleteIfExists(log);
        var startedNanos = System.nanoTime();
        launcher = new ProcessBuilder(copy.resolve("deploy/up").toString(), "--port-base", Integer.toString(portBase))
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!Files.readString(log).contains(READY)) {
            var waited = Duration.ofNanos(System.nanoTime() - startedNanos);
            if (launcher.waitFor(BETWEEN_LOOKS) || waited.compareTo(PATIENCE) > 0) {
                throw new BenchmarkException("deploy/up did not get ready; it said:\n" + Files.readString(log));
            }
        }
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** What {@code deploy/up} told the user last time: its parts, each with its time. */
    String lastStart() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> TIMED.matcher(line).find())
                .map(line -> line.strip().replaceAll(" +", " "))
                .collect(Collectors.joining("; "));
    }

    void down() throws IOException, InterruptedException {
        var down = new ProcessBuilder(copy.resolve("deploy/down").toString())
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!down.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            down.destroyForcibly();
            throw new BenchmarkException("deploy/down in " + copy + " did not end within a minute.");
        }
        if (launcher != null && !launcher.waitFor(STOPPED_WITHIN)) {
            throw new BenchmarkException("The launcher of " + copy + " outlived deploy/down.");
        }
    }

    RunningStack running() throws IOException {
        return RunningStack.in(Layout.in(copy));
    }

    /** Stops the stack and removes it whole. */
    @Override
    public synchronized void close() throws IOException {
        if (Files.notExists(copy)) {
            return;
        }
        try {
            stopIfStarted();
            delete(copy);
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while stopping: run deploy/down in " + copy + ".", e);
        }
    }
}
