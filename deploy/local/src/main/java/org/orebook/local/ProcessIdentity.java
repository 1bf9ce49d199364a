package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be mistaken for another. A pid alone is reused by the system; together with the start it is
 * not.
 *
 * @param pid the process id
 * @param start when the process started, as exactly as the system tells: on Linux the boot id and the clock ticks since
 *     boot, which no change of the clock moves; elsewhere the start instant
 */
record ProcessIdentity(long pid, String start) {
    private static final int STATE = 0;
    private static final int START_TICKS = 19;
    private static final String ZOMBIE = "Z";
    private static final String ENDED = "ended";

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startOf(process.pid(), process));
    }

    /** The living process that this is, or empty where it has ended, even if its pid is somebody else's now. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !start.equals(ENDED) && startOf(pid, process).equals(start));
    }

    private static String startOf(long pid, ProcessHandle process) {
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isReadable(stat)) {
            try {
                return start(Files.readString(stat));
            } catch (IOException _) {
                return ENDED; // between the two looks
            }
        }
        return process.info().startInstant().map(Object::toString).orElse(ENDED);
    }

    /**
     * From the fields of proc_pid_stat(5) behind the name, which may itself hold spaces and brackets: the state, and
     * the start in ticks. A zombie has ended, though nobody has fetched its exit code.
     */
    private static String start(String stat) throws IOException {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return fields[STATE].equals(ZOMBIE)
                ? ENDED
                : Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + ":" + fields[START_TICKS];
    }
}
