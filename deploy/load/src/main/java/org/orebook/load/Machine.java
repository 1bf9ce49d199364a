package org.orebook.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What the numbers were measured on. */
final class Machine {
    private static final double BYTES_PER_GIGABYTE = 1e9;

    private static final long MILLIS_PER_TICK = 10;

    private Machine() {}

    /** @param load the load average before the benchmark began: what others were doing */
    static List<String> facts(Path root, String postgreSql, double load) throws IOException, InterruptedException {
        var memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return List.of(
                "%s, commit %s".formatted(Instant.now().truncatedTo(ChronoUnit.MINUTES), commit(root)),
                String.format(
                        Locale.ROOT,
                        "%d cores (%s), %.0f GB, %s %s; load average before: %.1f",
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        memory / BYTES_PER_GIGABYTE,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        load),
                "JDK %s (%s), PostgreSQL %s"
                        .formatted(Runtime.version(), System.getProperty("java.vendor.version"), postgreSql));
    }

    static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** What all processors have worked since the machine started, as far as the system tells; see proc_stat(5). */
    static Duration processorTime() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().split(" +", -1);
            var ticks = Long.parseLong(fields[1])
                    + Long.parseLong(fields[2])
                    + Long.parseLong(fields[3])
                    + Long.parseLong(fields[6])
                    + Long.parseLong(fields[7]);
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException _) {
            return Duration.ZERO;
        }
    }

    private static String processor() throws IOException {
        var file = Path.of("/proc/cpuinfo");
        if (Files.notExists(file)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? answer : "unknown";
    }
}
