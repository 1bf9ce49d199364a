package org.orebook.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that are tested. */
final class Folder {
    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    static final Path RULES = Path.of("rules/orebook.yaml");
    static final Path RULES_TEST = Path.of("rules/orebook.test.yaml");
    static final Path RUNBOOKS = PROJECT.resolve("deploy/docs/runbooks");

    private Folder() {}

    static Catalogue catalogue() throws IOException {
        return Catalogue.read(Path.of("README.md"));
    }

    /** Every alert of every group. */
    static List<JsonNode> alerts() throws IOException {
        return yaml(RULES)
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }

    static List<Path> dashboards() throws IOException {
        try (var files = Files.list(Path.of("dashboards"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
