package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A resource that runs pods, seen as what it runs. */
record Workload(Resource resource) {
    private static final String OURS = "orebook/";

    JsonNode pod() {
        return resource.spec().path("template").path("spec");
    }

    Map<String, String> podLabels() {
        return Resource.strings(
                resource.spec().path("template").path("metadata").path("labels"));
    }

    Stream<JsonNode> containers() {
        return Stream.concat(
                pod().path("initContainers").valueStream(),
                pod().path("containers").valueStream());
    }

    JsonNode main() {
        return pod().path("containers").path(0);
    }

    IntStream ports() {
        return containers()
                .flatMap(container -> container.path("ports").valueStream())
                .mapToInt(port -> port.path("containerPort").asInt());
    }

    /** Whether it runs one of Orebook's own images. */
    boolean isOurs() {
        return main().path("image").asText().startsWith(OURS);
    }

    /** The module whose image it runs. */
    String module() {
        return main().path("image").asText().substring(OURS.length()).replaceFirst(":.*", "");
    }

    /** The environment of its main container, without what comes from secrets. */
    Map<String, String> environment(Manifests manifests) {
        Map<String, String> environment = new LinkedHashMap<>();
        main().path("envFrom")
                .valueStream()
                .map(from -> from.path("configMapRef").path("name").asText())
                .forEach(name -> environment.putAll(
                        Resource.strings(manifests.one("ConfigMap", name).tree().path("data"))));
        main().path("env")
                .valueStream()
                .filter(variable -> variable.has("value"))
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }

    /** The names of all that is in the environment of its main container. */
    Stream<String> variables(Manifests manifests) {
        return Stream.concat(
                        environment(manifests).keySet().stream(),
                        main().path("env")
                                .valueStream()
                                .map(variable -> variable.path("name").asText()))
                .distinct();
    }

    @Override
    public String toString() {
        return resource.toString();
    }
}
