package org.orebook.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A label selector. An empty one matches everything. */
record Selector(Map<String, String> labels, List<JsonNode> expressions) {

    static Selector of(JsonNode selector) {
        return new Selector(
                Resource.strings(selector.path("matchLabels")),
                selector.path("matchExpressions").valueStream().toList());
    }

    boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    boolean matches(Map<String, String> candidate) {
        return candidate.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(expression -> holds(expression, candidate));
    }

    private static boolean holds(JsonNode expression, Map<String, String> candidate) {
        var value = candidate.get(expression.path("key").asText());
        var listed = expression
                .path("values")
                .valueStream()
                .anyMatch(allowed -> allowed.asText().equals(value));
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(expression.toString());
        };
    }
}
