package org.orebook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Orebook running on this machine: starts its parts, each as soon as those that it needs are ready, watches them, and
 * stops them in order. Whoever opens a stack owns its data folder until it is closed or left running.
 */
public final class Stack implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final Layout layout;
    private final Ports ports;
    private final List<Part> parts;
    private final Progress progress;
    private final StackLock lock;

    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private StackRecord record;
    private volatile State state = State.RUNNING;

    private enum State {
        RUNNING,
        STOPPED,
        LEFT_RUNNING
    }

    private Stack(Layout layout, Ports ports, List<Part> parts, Progress progress, StackLock lock) {
        this.layout = layout;
        this.ports = ports;
        this.parts = parts;
        this.progress = progress;
        this.lock = lock;
        this.record = StackRecord.starting(ports);
    }

    /**
     * Takes the data folder, after stopping what a killed launcher left in it.
     *
     * @throws StackException where a stack already runs from it
     */
    public static Stack open(Layout layout, Ports ports, Progress progress) throws IOException {
        return open(layout, ports, Parts.all(layout, ports), progress);
    }

    static Stack open(Layout layout, Ports ports, List<Part> parts, Progress progress) throws IOException {
        layout.makeFolders();
        var lock = StackLock.tryLock(layout.run()).orElseThrow(() -> alreadyRunning(layout));
        try {
            refuseWhatRunsDetached(layout);
            stopLeftovers(layout, parts, progress);
            return new Stack(layout, ports, parts, progress, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void refuseWhatRunsDetached(Layout layout) throws IOException {
        if (StackRecord.read(layout).filter(StackRecord::runsDetached).isPresent()) {
            throw alreadyRunning(layout);
        }
    }

    private static StackException alreadyRunning(Layout layout) {
        return new StackException(
                "Orebook already runs, or is being started or stopped, from %s: see deploy/status, or stop it with deploy/down."
                        .formatted(layout.shown(layout.dataFolder())));
    }

    private static void stopLeftovers(Layout layout, List<Part> parts, Progress progress) throws IOException {
        var since = Instant.now();
        var stopped = Leftovers.stop(layout, parts);
        if (!stopped.isEmpty()) {
            progress.done("last run", since(since), "stopped what it left behind: " + String.join(", ", stopped));
        }
    }

    /** Deletes all data. Only before the start. */
    public void clear() throws IOException {
        Folders.delete(layout.data());
        layout.makeFolders();
    }

    /**
     * Starts every part and returns when all are ready.
     *
     * @throws StackException for the first thing that fails; what was started is left to {@link #close}
     */
    public void start() throws IOException {
        Preflight.check(layout, parts);
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var all = CompletableFuture.allOf(startAll(workers).toArray(CompletableFuture[]::new));
            CompletableFuture.anyOf(all, failure).join();
        } catch (CompletionException e) {
            throw reason(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private List<CompletableFuture<Void>> startAll(ExecutorService workers) {
        var started = new HashMap<Part, CompletableFuture<Void>>();
        for (var part : parts) {
            var prepared = CompletableFuture.runAsync(() -> prepare(part), workers);
            var needed = part.needs().stream().map(started::get).toArray(CompletableFuture[]::new);
            var start = prepared.thenCombine(CompletableFuture.allOf(needed), (_, _) -> part)
                    .thenAcceptAsync(this::startAndFurnish, workers);
            started.put(part, start.whenComplete((_, thrown) -> failWith(thrown)));
        }
        return List.copyOf(started.values());
    }

    private void failWith(Throwable thrown) {
        if (thrown != null) {
            failure.completeExceptionally(thrown instanceof CompletionException ? thrown.getCause() : thrown);
        }
    }

    private void prepare(Part part) {
        try {
            keepLastLog(part);
            part.prepare(this::runToItsEnd);
        } catch (IOException e) {
            throw couldNotStart(part, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw couldNotStart(part, e);
        }
    }

    private static void keepLastLog(Part part) throws IOException {
        if (Files.exists(part.log())) {
            var last = part.log().resolveSibling(part.log().getFileName() + ".1");
            Files.move(part.log(), last, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void runToItsEnd(Part part, String what, Part.Launch program) throws IOException, InterruptedException {
        var since = Instant.now();
        var name = part.name() + " (setup)";
        var exitCode = launch(name, program, part).waitFor();
        forget(name);
        if (exitCode != 0) {
            throw StackException.died(name, exitCode, layout.shown(part.log()));
        }
        progress.done(part.title(), since(since), what);
    }

    private void startAndFurnish(Part part) {
        var since = Instant.now();
        try {
            var process = launch(part.name(), part.launch(), part);
            awaitReady(part, process);
            part.furnish();
            var _ = process.onExit().thenAccept(ended -> noteDeath(part, ended));
        } catch (IOException | SQLException e) {
            throw couldNotStart(part, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw couldNotStart(part, e);
        }
        progress.done(
                part.title(),
                since(since),
                "ready on 127.0.0.1:" + part.listensOn().getFirst());
    }

    /** Starts a process and notes it, in one step as seen from {@link #close}, so that none escapes it. */
    private synchronized Process launch(String name, Part.Launch launch, Part part) throws IOException {
        if (state != State.RUNNING) {
            throw new StackException("The stack is being stopped.");
        }
        var process = Processes.start(layout, name, launch, part.log());
        processes.put(name, process);
        var startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        record = record.without(name)
                .with(new StackRecord.StartedPart(name, ProcessIdentity.of(process.toHandle()), startedAt));
        record.write(layout);
        return process;
    }

    private synchronized void forget(String name) throws IOException {
        processes.remove(name);
        record = record.without(name);
        if (state == State.RUNNING) {
            record.write(layout);
        }
    }

    private void awaitReady(Part part, Process process) throws InterruptedException {
        var deadline = Instant.now().plus(part.patience());
        var health = part.health();
        while (!health.ready()) {
            if (process.waitFor(BETWEEN_LOOKS)) {
                throw StackException.died(part.name(), process.exitValue(), layout.shown(part.log()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw StackException.notReady(
                        part.name(), part.patience().toSeconds(), health.answer(), layout.shown(part.log()));
            }
            health = part.health();
        }
    }

    /** Takes no lock: it runs where the system's notes of ended processes are handed on, which must not wait. */
    private void noteDeath(Part part, Process ended) {
        if (state == State.RUNNING) {
            failure.completeExceptionally(
                    StackException.died(part.name(), ended.exitValue(), layout.shown(part.log())));
        }
    }

    private static StackException couldNotStart(Part part, Exception e) {
        return new StackException("%s could not be started: %s".formatted(part.name(), e.getMessage()), e);
    }

    private static RuntimeException reason(Throwable thrown) {
        return switch (thrown) {
            case StackException expected -> expected;
            case RuntimeException unexpected -> unexpected;
            default -> new IllegalStateException(thrown);
        };
    }

    /**
     * Waits as long as every part lives.
     *
     * @return never, but by the exception that names the part that died
     */
    public StackException awaitDeath() {
        try {
            failure.join();
            throw new IllegalStateException("a stack fails, or runs");
        } catch (CompletionException e) {
            throw reason(e.getCause());
        }
    }

    /**
     * Starts a part again that has died or was killed, and returns when it is ready. For tests of what a crash loses:
     * {@link #awaitDeath} has told of the death, and tells no more.
     */
    public void restart(String name) {
        startAndFurnish(part(name));
    }

    /** The process of a part, by its name as in {@code deploy/status}. */
    public synchronized ProcessHandle process(String name) {
        return processes.get(part(name).name()).toHandle();
    }

    public Ports ports() {
        return ports;
    }

    private Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** Lets the parts run on without this process. */
    public synchronized void leaveRunning() throws IOException {
        record = record.leftRunning();
        record.write(layout);
        state = State.LEFT_RUNNING;
        lock.close();
    }

    /** Stops every part in order; a second call waits for the first and does nothing. */
    @Override
    public synchronized void close() {
        if (state != State.RUNNING) {
            return;
        }
        state = State.STOPPED;
        var since = Instant.now();
        var living = new HashMap<String, ProcessHandle>();
        processes.forEach((name, process) -> living.put(name, process.toHandle()));
        living.values().removeIf(process -> !process.isAlive());
        try {
            Stopping.stop(parts, living);
            StackRecord.delete(layout);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!living.isEmpty()) {
            progress.done("all parts", since(since), "stopped");
        }
    }

    private static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }
}
