package org.orebook.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processes that a launcher left behind, whether on purpose or because it was killed. They are found by the record,
 * and by their environment where the launcher was killed between a start and the note of it.
 */
final class Leftovers {
    private Leftovers() {}

    /** What lives of the stack of this data folder, by the name of the part. */
    static Map<String, ProcessHandle> find(Layout layout) throws IOException {
        var found = new TreeMap<String, ProcessHandle>();
        strays(layout).forEach(process -> found.put(variable(process, Processes.PART_VARIABLE), process));
        StackRecord.read(layout)
                .ifPresent(record -> record.parts()
                        .forEach(part -> part.process().find().ifPresent(process -> found.put(part.name(), process))));
        return found;
    }

    /**
     * Stops them in order and forgets them.
     *
     * @return the names of what was stopped
     */
    static List<String> stop(Layout layout, List<Part> parts) throws IOException {
        var found = find(layout);
        Stopping.stop(parts, found);
        StackRecord.delete(layout);
        return List.copyOf(found.keySet());
    }

    /** Those that bear the data folder in their environment, without the children that inherited it. */
    private static List<ProcessHandle> strays(Layout layout) {
        var folder = layout.dataFolder().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> folder.equals(variable(process, Processes.STACK_VARIABLE)))
                .filter(process -> process.parent()
                        .map(parent -> !folder.equals(variable(parent, Processes.STACK_VARIABLE)))
                        .orElse(true))
                .toList();
    }

    /** A variable of another process, or nothing where it has none, has ended, or is another user's. */
    private static String variable(ProcessHandle process, String name) {
        var file = Path.of("/proc", Long.toString(process.pid()), "environ");
        if (!Files.isReadable(file)) {
            return "";
        }
        try {
            for (var entry : Files.readString(file, StandardCharsets.ISO_8859_1).split("\0", -1)) {
                if (entry.startsWith(name + "=")) {
                    var bytes = entry.substring(name.length() + 1).getBytes(StandardCharsets.ISO_8859_1);
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            }
        } catch (IOException _) {
            return "";
        }
        return "";
    }
}
