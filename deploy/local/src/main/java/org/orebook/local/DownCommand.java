package org.orebook.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deploy/down}. */
@Command(name = "down", description = "Stops Orebook, however it was started.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE_WITH_LAUNCHER = Duration.ofSeconds(60);

    @Mixin
    private Folder folder;

    private final Terminal terminal = Terminal.standard();

    @Override
    public Integer call() throws IOException {
        var since = Instant.now();
        var layout = folder.layout();
        var wasRunning = stopLauncher(layout);
        try (var _ = StackLock.lock(layout.run())) {
            var ports = StackRecord.read(layout).map(StackRecord::ports).orElseGet(() -> new Ports(Ports.DEFAULT_BASE));
            var stopped = Leftovers.stop(layout, Parts.all(layout, ports));
            wasRunning |= !stopped.isEmpty();
        }
        var took = Terminal.seconds(Duration.between(since, Instant.now())).strip();
        terminal.line(wasRunning ? "Orebook is stopped (%s).".formatted(took) : "Orebook is not running.");
        return Main.DONE;
    }

    /** A launcher that has not detached stops its parts itself when it is asked to end. */
    private static boolean stopLauncher(Layout layout) throws IOException {
        var launcher = StackRecord.read(layout)
                .filter(record -> !record.detached())
                .flatMap(record -> record.launcher().find());
        launcher.ifPresent(process -> {
            process.destroy();
            if (!Processes.endsWithin(process, PATIENCE_WITH_LAUNCHER)) {
                process.destroyForcibly();
            }
        });
        return launcher.isPresent();
    }
}
