package org.orebook.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a Containerfile says, and what is wrong with it: it runs as a user by number who is not root, on a base of one
 * release, takes nothing from the network by itself, and has the labels of the OCI.
 *
 * @param instructions in their order, continued lines put together and without comments
 */
record Containerfile(List<Instruction> instructions) {
    private static final List<String> LABELS =
            List.of("title", "description", "version", "revision", "created", "source", "licenses");
    private static final Pattern NUMBERED_USER = Pattern.compile("[1-9]\\d*(:[1-9]\\d*)?");
    private static final Pattern PINNED = Pattern.compile(".+(@sha256:[0-9a-f]{64}|:v?\\d+\\.\\d[^/:]*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String SCRATCH = "scratch";

    /** A word such as {@code FROM}, and the rest of the line. */
    record Instruction(String name, String arguments) {}

    static Containerfile of(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static Containerfile parse(String text) {
        var lines = text.lines().filter(line -> !line.strip().startsWith("#")).toList();
        var joined = String.join("\n", lines).replaceAll("\\\\\\n\\s*", " ");
        return new Containerfile(joined.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Containerfile::instruction)
                .toList());
    }

    private static Instruction instruction(String line) {
        var parts = line.split("\\s+", 2);
        return new Instruction(parts[0].toUpperCase(Locale.ROOT), parts.length == 1 ? "" : parts[1]);
    }

    /** In the words of who has to mend it; none where all is well. */
    List<String> violations() {
        var found = new ArrayList<String>();
        bases().stream()
                .filter(base -> !PINNED.matcher(base).matches())
                .forEach(base -> found.add("the base " + base + " is not of one release"));
        if (instructions.stream().anyMatch(each -> each.name().equals("ADD"))) {
            found.add("ADD takes archives apart and fetches from the network: COPY");
        }
        if (!NUMBERED_USER.matcher(last("USER")).matches()) {
            found.add("the user is not given by a number other than 0");
        }
        if (!last("ENTRYPOINT").startsWith("[")) {
            found.add("the entry point is a shell's: signals would not reach the service");
        }
        var labels = last("LABEL");
        LABELS.stream()
                .map("org.opencontainers.image."::concat)
                .filter(label -> !labels.contains(label + "="))
                .forEach(label -> found.add("the label " + label + " is missing"));
        return found;
    }

    /** The images of others that it begins with, by name and tag. */
    List<String> bases() {
        var variables = new HashMap<String, String>();
        var bases = new ArrayList<String>();
        var stages = new ArrayList<>(List.of(SCRATCH));
        for (var instruction : instructions) {
            if (instruction.name().equals("ARG") && instruction.arguments().contains("=")) {
                var parts = instruction.arguments().split("=", 2);
                variables.put(parts[0], parts[1]);
            }
            if (instruction.name().equals("FROM")) {
                var words = instruction.arguments().split("\\s+", -1);
                var image = resolved(words[0], variables);
                if (!stages.contains(image)) {
                    bases.add(image);
                }
                stages.add(words[words.length - 1]);
            }
        }
        return bases.stream().distinct().toList();
    }

    private static String resolved(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(match -> variables.getOrDefault(match.group(1), ""));
    }

    /** The arguments of the last instruction of the last stage with that name; empty where there is none. */
    String last(String name) {
        var last = "";
        for (var instruction : instructions) {
            if (instruction.name().equals("FROM")) {
                last = "";
            } else if (instruction.name().equals(name)) {
                last = instruction.arguments();
            }
        }
        return last;
    }
}
