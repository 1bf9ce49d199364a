package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Resident memory of a process and its children. Pages that several of them share, such as PostgreSQL's buffers, are
 * counted once (proportional set size), so that the sum is what the machine holds.
 */
final class Memory {
    private static final long BYTES_PER_KILOBYTE = 1024;

    private Memory() {}

    /** Bytes, or empty where the system does not tell. */
    static OptionalLong residentBytes(ProcessHandle process) {
        var own = own(process);
        if (own.isEmpty()) {
            return own;
        }
        var children = process.descendants().map(Memory::own).mapToLong(bytes -> bytes.orElse(0));
        return OptionalLong.of(own.getAsLong() + children.sum());
    }

    private static OptionalLong own(ProcessHandle process) {
        var folder = Path.of("/proc", Long.toString(process.pid()));
        var proportional = read(folder.resolve("smaps_rollup"), "Pss:");
        return proportional.isPresent() ? proportional : read(folder.resolve("status"), "VmRSS:");
    }

    private static OptionalLong read(Path file, String field) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(
                            line.substring(field.length()).strip().split(" ", -1)[0]))
                    .map(kilobytes -> kilobytes * BYTES_PER_KILOBYTE)
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty(); // ended, or another user's
        }
    }
}
