package org.orebook.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Stops parts in the order that loses nothing: each after all that need it, those that do not need each other at once. */
final class Stopping {
    private Stopping() {}

    /**
     * @param parts each after those that it needs
     * @param processes what lives, by the part's name; names that are no part's are stopped as well
     */
    static void stop(List<Part> parts, Map<String, ProcessHandle> processes) {
        var others = new HashMap<>(processes);
        parts.forEach(part -> others.remove(part.name()));
        others.values().forEach(process -> Processes.stop(process, Part.StopSignal.TERM));

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var stopped = new HashMap<Part, CompletableFuture<Void>>();
            for (var part : parts.reversed()) {
                var dependents = parts.stream()
                        .filter(other -> other.needs().contains(part))
                        .map(stopped::get)
                        .toArray(CompletableFuture[]::new);
                stopped.put(
                        part, CompletableFuture.allOf(dependents).thenRunAsync(() -> stop(part, processes), workers));
            }
            CompletableFuture.allOf(stopped.values().toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private static void stop(Part part, Map<String, ProcessHandle> processes) {
        var process = processes.get(part.name());
        if (process != null) {
            Processes.stop(process, part.stopSignal());
        }
    }
}
