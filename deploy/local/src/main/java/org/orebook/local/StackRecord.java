package org.orebook.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs from a data folder, as its launcher wrote it down: what the next {@code up}, {@code down} and {@code status}
 * go by, also after the launcher was killed.
 *
 * @param portBase the base of its ports
 * @param replicas how many processes each service has; 0 in a record of before there were several
 * @param detached whether the stack is meant to outlive its launcher, which is so once it was ready
 * @param launcher the launcher
 * @param parts the processes, in the order of their start
 */
record StackRecord(int portBase, int replicas, boolean detached, ProcessIdentity launcher, List<StartedPart> parts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One process of the stack.
     *
     * @param name the part's name
     * @param process the process
     * @param startedAt ISO 8601
     */
    record StartedPart(String name, ProcessIdentity process, String startedAt) {}

    StackRecord {
        parts = List.copyOf(parts);
    }

    static StackRecord starting(Ports ports) {
        return new StackRecord(
                ports.base(), ports.replicas(), false, ProcessIdentity.of(ProcessHandle.current()), List.of());
    }

    StackRecord with(StartedPart part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new StackRecord(portBase, replicas, detached, launcher, more);
    }

    StackRecord without(String name) {
        var fewer = parts.stream().filter(part -> !part.name().equals(name)).toList();
        return new StackRecord(portBase, replicas, detached, launcher, fewer);
    }

    StackRecord leftRunning() {
        return new StackRecord(portBase, replicas, true, launcher, parts);
    }

    Ports ports() {
        return new Ports(portBase, Math.max(1, replicas));
    }

    List<StartedPart> alive() {
        return parts.stream().filter(part -> part.process().find().isPresent()).toList();
    }

    /** Left running on purpose, and whole. */
    boolean runsDetached() {
        return detached && !parts.isEmpty() && alive().size() == parts.size();
    }

    static Optional<StackRecord> read(Layout layout) throws IOException {
        var file = file(layout);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), StackRecord.class));
        } catch (JacksonException e) {
            throw new StackException(
                    "%s cannot be read (%s): stop what runs by hand and delete it.".formatted(file, e.getMessage()), e);
        }
    }

    /** Written beside and moved: a reader, or the next launcher after a crash, sees the old or the new, never half. */
    void write(Layout layout) throws IOException {
        var fresh = file(layout).resolveSibling("stack.json.new");
        Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(fresh, file(layout), StandardCopyOption.ATOMIC_MOVE);
    }

    static void delete(Layout layout) throws IOException {
        Files.deleteIfExists(file(layout));
    }

    private static Path file(Layout layout) {
        return layout.run().resolve("stack.json");
    }
}
