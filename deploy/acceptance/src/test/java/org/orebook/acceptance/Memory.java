package org.orebook.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much resident memory a process takes at its peak, beyond what it had: as Linux keeps count (proc_pid_status(5)). */
final class Memory {
    private static final String RESET_PEAK = "5";
    private static final long BYTES_PER_KILOBYTE = 1024;

    private final Path folder;
    private final long bytesBefore;

    private Memory(Path folder, long bytesBefore) {
        this.folder = folder;
        this.bytesBefore = bytesBefore;
    }

    /** Begins to look. */
    static Memory of(ProcessHandle process) throws IOException {
        var folder = Path.of("/proc", Long.toString(process.pid()));
        assumeTrue(
                Files.isWritable(folder.resolve("clear_refs")), "skipped: this system does not tell peaks of memory");
        Files.writeString(folder.resolve("clear_refs"), RESET_PEAK);
        return new Memory(folder, bytes(folder, "VmRSS:"));
    }

    /** Bytes from the beginning to the peak. */
    long growth() throws IOException {
        return bytes(folder, "VmHWM:") - bytesBefore;
    }

    private static long bytes(Path folder, String field) throws IOException {
        var line = Files.readAllLines(folder.resolve("status")).stream()
                .filter(candidate -> candidate.startsWith(field))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KILOBYTE;
    }
}
