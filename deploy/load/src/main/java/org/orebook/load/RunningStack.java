package org.orebook.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orebook.local.Layout;
import org.orebook.local.Ports;
import org.orebook.local.Tokens;

/**
 * A stack that runs, by the record that its launcher keeps in the data folder.
 *
 * @param parts its processes, the launcher among them while it lives
 */
record RunningStack(Layout layout, Ports ports, List<Part> parts) {
    static final String DEPOSITS = "deposits-service";
    static final String AGREEMENTS = "agreements-service";
    static final String GATEWAY = "gateway";
    private static final String LAUNCHER = "launcher";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @throws BenchmarkException where none runs from that folder */
    static RunningStack in(Layout layout) throws IOException {
        var file = layout.dataFolder().resolve("run/stack.json");
        if (Files.notExists(file)) {
            throw notRunning(layout.dataFolder());
        }
        var record = JSON.readTree(file.toFile());
        var parts = new ArrayList<Part>();
        process(record.path(LAUNCHER)).ifPresent(process -> parts.add(new Part(LAUNCHER, process, false)));
        for (var part : record.path("parts")) {
            var process = process(part.path("process")).orElseThrow(() -> notRunning(layout.dataFolder()));
            parts.add(new Part(part.path("name").asText(), process, true));
        }
        return new RunningStack(layout, new Ports(record.path("portBase").asInt()), List.copyOf(parts));
    }

    private static Optional<ProcessHandle> process(JsonNode identity) {
        return ProcessHandle.of(identity.path("pid").asLong());
    }

    private static BenchmarkException notRunning(Path folder) {
        return new BenchmarkException(
                "No whole stack runs from %s: start one with deploy/up --detach, or let --start do it."
                        .formatted(folder));
    }

    Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BenchmarkException("The stack has no part " + name + "."));
    }

    /** Whether it runs by itself, so that a part may be stopped: a launcher that lives stops all the others then. */
    boolean isDetached() {
        return parts.stream().noneMatch(part -> part.name().equals(LAUNCHER));
    }

    /** A new access token of a sample user. */
    String token(String user) throws IOException, InterruptedException {
        return new Tokens(layout, ports).accessToken(user);
    }
}
