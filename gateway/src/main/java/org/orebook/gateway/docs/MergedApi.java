package org.orebook.gateway.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts OpenAPI documents together into one: the paths of the public API, the components, the tags. Where two services give
 * one name to different components, the later one's is prefixed with its service. Tells how to authenticate, and that
 * all of it is served from here.
 */
final class MergedApi {
    private static final String PUBLIC_PATHS = "/api/v1/";
    private static final String REFERENCE = "#/components/";

    private final Map<String, Object> paths = new TreeMap<>();
    private final Map<String, JsonObject> components = new TreeMap<>();
    private final Map<String, JsonObject> tags = new TreeMap<>();

    /** Adds what a service says of itself. */
    void add(String service, JsonObject document) {
        JsonObject renamed = rename(document, clashes(service, document));
        for (Map.Entry<String, Object> path : renamed.getJsonObject("paths", new JsonObject())) {
            if (path.getKey().startsWith(PUBLIC_PATHS)) {
                paths.put(path.getKey(), path.getValue());
            }
        }
        for (Map.Entry<String, Object> kind : renamed.getJsonObject("components", new JsonObject())) {
            if (!kind.getKey().equals("securitySchemes") && kind.getValue() instanceof JsonObject named) {
                components
                        .computeIfAbsent(kind.getKey(), any -> new JsonObject())
                        .mergeIn(named);
            }
        }
        for (Object tag : renamed.getJsonArray("tags", new JsonArray())) {
            if (tag instanceof JsonObject named) {
                tags.putIfAbsent(named.getString("name"), named);
            }
        }
    }

    /** The one document. */
    JsonObject document(String version) {
        JsonObject allComponents = new JsonObject();
        components.forEach(allComponents::put);
        allComponents.put(
                "securitySchemes",
                new JsonObject()
                        .put(
                                "bearer",
                                new JsonObject()
                                        .put("type", "http")
                                        .put("scheme", "bearer")
                                        .put("bearerFormat", "JWT")
                                        .put("description", "An OpenID Connect access token with audience orebook.")));
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Orebook")
                                .put(
                                        "description",
                                        "What is in the ground, how sure are we, who has agreed what about it, and"
                                                + " what is still free?")
                                .put("version", version))
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put("security", new JsonArray().add(new JsonObject().put("bearer", new JsonArray())))
                .put("tags", new JsonArray(List.copyOf(tags.values())))
                .put("paths", new JsonObject(new LinkedHashMap<>(paths)))
                .put("components", allComponents);
    }

    /** References to components of which another service has a different one, each with its new name. */
    private Map<String, String> clashes(String service, JsonObject document) {
        Map<String, String> renames = new HashMap<>();
        for (Map.Entry<String, Object> kind : document.getJsonObject("components", new JsonObject())) {
            JsonObject known = components.get(kind.getKey());
            if (known != null && kind.getValue() instanceof JsonObject named) {
                for (Map.Entry<String, Object> component : named) {
                    String name = component.getKey();
                    if (known.containsKey(name) && !known.getValue(name).equals(component.getValue())) {
                        renames.put(REFERENCE + kind.getKey() + "/" + name, service + "." + name);
                    }
                }
            }
        }
        return renames;
    }

    private static JsonObject rename(JsonObject document, Map<String, String> renames) {
        if (renames.isEmpty()) {
            return document;
        }
        JsonObject renamed = (JsonObject) redirect(document, renames);
        for (Map.Entry<String, String> rename : renames.entrySet()) {
            String[] address = rename.getKey().substring(REFERENCE.length()).split("/", 2);
            JsonObject kind = renamed.getJsonObject("components").getJsonObject(address[0]);
            kind.put(rename.getValue(), kind.remove(address[1]));
        }
        return renamed;
    }

    private static Object redirect(Object node, Map<String, String> renames) {
        return switch (node) {
            case JsonObject object -> {
                JsonObject copy = new JsonObject();
                object.forEach(entry -> copy.put(entry.getKey(), redirect(entry.getValue(), renames)));
                yield copy;
            }
            case JsonArray array -> {
                JsonArray copy = new JsonArray();
                array.forEach(element -> copy.add(redirect(element, renames)));
                yield copy;
            }
            case String text
            when renames.containsKey(text) -> text.substring(0, text.lastIndexOf('/') + 1) + renames.get(text);
            case null -> null;
            default -> node;
        };
    }
}
