package org.orebook.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service that the benchmark itself starts, in the place and with the environment of one of the stack. */
final class StartedService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(1).toNanos();

    private final Process process;
    private final Duration toFirstAnswer;

    private StartedService(Process process, Duration toFirstAnswer) {
        this.process = process;
        this.toFirstAnswer = toFirstAnswer;
    }

    /**
     * Starts it and waits for its first answer, of whatever status, to a request at its own port: asked for every
     * millisecond.
     */
    static StartedService start(Variant variant, Map<String, String> environment, int port, Path log)
            throws IOException {
        var builder = new ProcessBuilder(variant.command())
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        var startedNanos = System.nanoTime();
        var process = builder.start();
        while (!answers(port)) {
            var waited = System.nanoTime() - startedNanos;
            if (!process.isAlive() || waited > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new BenchmarkException("%s did not answer; its log: %s".formatted(variant.command(), log));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return new StartedService(process, Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (IOException _) {
            return false; // does not listen yet
        }
    }

    /** The environment of a process of ours. */
    static Map<String, String> environmentOf(ProcessHandle process) throws IOException {
        var environment = new HashMap<String, String>();
        var text = Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"));
        for (var variable : text.split("\0", -1)) {
            var parts = variable.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1]);
            }
        }
        return environment;
    }

    Duration toFirstAnswer() {
        return toFirstAnswer;
    }

    long residentBytes() {
        return new Part("", process.toHandle(), false).residentBytes();
    }

    @Override
    public void close() {
        stop(process.toHandle());
    }

    /** Asks it to stop, and waits until it has. */
    static void stop(ProcessHandle process) {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
