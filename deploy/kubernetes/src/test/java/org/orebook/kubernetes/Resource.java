package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** One Kubernetes resource, as it would be sent to a cluster. */
record Resource(JsonNode tree) {

    String apiVersion() {
        return tree.path("apiVersion").asText();
    }

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.path("metadata").path("name").asText();
    }

    boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    Map<String, String> labels() {
        return strings(tree.path("metadata").path("labels"));
    }

    JsonNode spec() {
        return tree.path("spec");
    }

    static Map<String, String> strings(JsonNode object) {
        return object.propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
