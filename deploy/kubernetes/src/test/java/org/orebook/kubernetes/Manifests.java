package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one kustomization builds. */
record Manifests(List<Resource> resources) {
    private static final ObjectReader READER = new YAMLMapper().readerFor(JsonNode.class);
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "Job");

    static Manifests parse(String yaml) {
        try (var documents = READER.<JsonNode>readValues(yaml)) {
            return new Manifests(documents.readAll().stream().map(Resource::new).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A copy that can be changed without this one. */
    Manifests copy() {
        return new Manifests(resources.stream()
                .map(resource -> new Resource(resource.tree().deepCopy()))
                .toList());
    }

    Manifests without(Resource unwanted) {
        return new Manifests(resources.stream()
                .filter(resource -> !resource.equals(unwanted))
                .toList());
    }

    Stream<Resource> all(String kind) {
        return resources.stream().filter(resource -> resource.kind().equals(kind));
    }

    Resource one(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("no %s/%s".formatted(kind, name)));
    }

    Optional<Resource> find(String kind, String name) {
        return resources.stream().filter(resource -> resource.is(kind, name)).findFirst();
    }

    /** What runs pods whose template we write. */
    Stream<Workload> workloads() {
        return resources.stream()
                .filter(resource -> WORKLOADS.contains(resource.kind()))
                .map(Workload::new);
    }
}
