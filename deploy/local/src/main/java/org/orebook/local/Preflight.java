package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What is checked before anything starts, so that a start fails early and says why. */
final class Preflight {
    private static final long LEAST_FREE_BYTES = 2_000_000_000L;
    private static final double BYTES_PER_GIGABYTE = 1e9;

    private Preflight() {}

    /** @throws StackException for the first thing that is missing, taken or too small */
    static void check(Layout layout, List<Part> parts) throws IOException {
        requireDisk(layout, Files.getFileStore(layout.dataFolder()).getUsableSpace());
        parts.forEach(Part::requireArtifacts);
        parts.forEach(Preflight::requirePorts);
    }

    static void requireDisk(Layout layout, long freeBytes) {
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new StackException("Too little disk: %.1f GB are free for %s, and Orebook needs %.0f GB."
                    .formatted(
                            freeBytes / BYTES_PER_GIGABYTE,
                            layout.dataFolder(),
                            LEAST_FREE_BYTES / BYTES_PER_GIGABYTE));
        }
    }

    static void requirePorts(Part part) {
        for (var port : part.listensOn()) {
            if (!PortHolder.isFree(port)) {
                throw new StackException("Port %d, which %s needs, is taken%s; free it, or use --port-base."
                        .formatted(port, part.name(), holder(port)));
            }
        }
    }

    private static String holder(int port) {
        return PortHolder.of(port)
                .map(process -> " by process %d (%s)".formatted(process.pid(), program(process)))
                .orElse("");
    }

    private static String program(ProcessHandle process) {
        return process.info().command().orElse("another user's");
    }
}
