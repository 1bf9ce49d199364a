package org.orebook.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code deploy/status}: exit code 0 where every part is ready, else 1. */
@Command(name = "status", description = "Shows the parts, their ports, health and memory.")
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %8s  %-11s %-9s %8s  %9s  %s";
    private static final double BYTES_PER_MEGABYTE = 1e6;

    @Mixin
    private Folder folder;

    private final Terminal terminal = Terminal.standard();

    private record Row(String part, String pid, String ports, Health health, OptionalLong bytes, String upFor) {}

    @Override
    public Integer call() throws IOException {
        var layout = folder.layout();
        var record = StackRecord.read(layout);
        if (record.isEmpty() || record.get().alive().isEmpty()) {
            terminal.line("Orebook is not running.");
            return Main.FAILED;
        }
        var rows = rows(layout, record.get());
        print(rows);
        if (isOrphaned(record.get())) {
            terminal.line("Its launcher was killed: the next deploy/up or deploy/down stops these.");
        }
        return rows.stream().allMatch(row -> row.health().ready()) ? Main.DONE : Main.FAILED;
    }

    private static boolean isOrphaned(StackRecord record) {
        return !record.detached() && record.launcher().find().isEmpty();
    }

    private static List<Row> rows(Layout layout, StackRecord record) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var rows = Parts.all(layout, record.ports()).stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> row(part, record), workers))
                    .toList();
            return rows.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Row row(Part part, StackRecord record) {
        var ports = part.listensOn().stream().map(String::valueOf).collect(Collectors.joining(" "));
        var started = record.alive().stream()
                .filter(candidate -> candidate.name().equals(part.name()))
                .findFirst();
        var process = started.flatMap(found -> found.process().find());
        if (process.isEmpty()) {
            return new Row(part.title(), "-", ports, Health.notReady("stopped"), OptionalLong.empty(), "");
        }
        return new Row(
                part.title(),
                Long.toString(process.get().pid()),
                ports,
                part.health(),
                Memory.residentBytes(process.get()),
                upFor(Instant.parse(started.orElseThrow().startedAt())));
    }

    private void print(List<Row> rows) {
        terminal.headline(ROW.formatted("part", "pid", "ports", "health", "memory", "up for", "")
                .strip());
        for (var row : rows) {
            var health = row.health().ready() ? "ready" : "not ready";
            var reason = row.health().ready() ? "" : row.health().answer();
            terminal.line(ROW.formatted(
                            row.part(), row.pid(), row.ports(), health, megabytes(row.bytes()), row.upFor(), reason)
                    .stripTrailing());
        }
        var total = rows.stream().mapToLong(row -> row.bytes().orElse(0)).sum();
        terminal.line(ROW.formatted("total", "", "", "", megabytes(OptionalLong.of(total)), "", "")
                .stripTrailing());
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%.0f MB", bytes.getAsLong() / BYTES_PER_MEGABYTE) : "-";
    }

    private static String upFor(Instant startedAt) {
        var since = Duration.between(startedAt, Instant.now());
        return "%d:%02d:%02d".formatted(since.toHours(), since.toMinutesPart(), since.toSecondsPart());
    }
}
