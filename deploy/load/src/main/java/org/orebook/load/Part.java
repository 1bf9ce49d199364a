package org.orebook.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A part of the stack as the system sees it: a process, usually with its children. What the system does not tell (elsewhere than
 * on Linux, or of another user's process) is empty.
 *
 * @param name as in {@code deploy/status}
 * @param withChildren whether its children belong to it: not so for a launcher, whose children are parts themselves
 */
record Part(String name, ProcessHandle process, boolean withChildren) {
    private static final long BYTES_PER_KILOBYTE = 1024;
    private static final long MILLIS_PER_TICK = 10;
    private static final int USER_TICKS = 11;
    private static final int TICK_FIELDS = 4;
    private static final String RESET_PEAK = "5";

    /** Resident bytes; pages that processes share are counted in each of them. */
    long residentBytes() {
        return sum("status", "VmRSS:");
    }

    /** Resident bytes; a page that processes share is divided among them. */
    long proportionalBytes() {
        return sum("smaps_rollup", "Pss:");
    }

    private long sum(String file, String field) {
        return processes()
                .mapToLong(each -> kilobytes(each, file, field).orElse(0) * BYTES_PER_KILOBYTE)
                .sum();
    }

    /** Forgets the highest resident size so far, of the process alone. */
    void resetPeak() throws IOException {
        Files.writeString(proc(process).resolve("clear_refs"), RESET_PEAK);
    }

    /** The highest resident size in bytes since {@link #resetPeak}, of the process alone. */
    OptionalLong peakBytes() {
        var kilobytes = kilobytes(process, "status", "VmHWM:");
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() * BYTES_PER_KILOBYTE) : kilobytes;
    }

    /** Time on processors so far, with that of children that have ended. */
    Duration processorTime() {
        return Duration.ofMillis(processes().mapToLong(Part::ticks).sum() * MILLIS_PER_TICK);
    }

    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process), withChildren ? process.descendants() : Stream.empty());
    }

    /** User and system time, own and of ended children: fields 14 to 17 of proc_pid_stat(5), which follow the name. */
    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(proc(process).resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Stream.of(fields)
                    .skip(USER_TICKS)
                    .limit(TICK_FIELDS)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException _) {
            return 0; // has ended meanwhile: what it took is its parent's now
        }
    }

    private static OptionalLong kilobytes(ProcessHandle process, String file, String field) {
        try (var lines = Files.lines(proc(process).resolve(file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(
                            line.substring(field.length()).strip().split(" ", -1)[0]))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty(); // ended, or not told
        }
    }

    private static Path proc(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
