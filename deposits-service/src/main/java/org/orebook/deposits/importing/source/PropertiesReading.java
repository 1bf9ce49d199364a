package org.orebook.deposits.importing.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Reads the properties of one feature into its draft. */
final class PropertiesReading {

    private final RowDraft draft;
    private final JsonNode properties;

    PropertiesReading(RowDraft draft, JsonNode properties) {
        this.draft = draft;
        this.properties = properties;
    }

    void read(JsonNode featureId) {
        draft.source(text("source"));
        draft.row()
                .recordId(recordId(featureId))
                .uri(text("properties.uri", properties.path("uri"), RowDraft.MAX_URI_CHARS))
                .kind(text("kind"))
                .parentRecordId(identifier("properties.parentRecordId", properties.path("parentRecordId")))
                .country(text("country"))
                .countryToday(text("countryToday"))
                .region(text("region"))
                .depositType(text("depositType"))
                .stage(text("stage"))
                .visibility(text("visibility"));
        draft.accuracyMetres(
                "properties.accuracyMetres", number("properties.accuracyMetres", properties.path("accuracyMetres")));
        readNames();
        readCommodities();
        readSources();
    }

    private String recordId(JsonNode featureId) {
        String own = identifier("properties.recordId", properties.path("recordId"));
        return own == null ? identifier("id", featureId) : own;
    }

    private void readNames() {
        String name = text("name");
        if (name != null) {
            draft.row().nameAsReported(name);
            draft.name("properties.name", new ReportedName(name, null, null, ReportedName.MAIN));
        }
        forEach("properties.names", properties.path("names"), this::readName);
    }

    private void readName(String path, JsonNode node) {
        if (node.isTextual()) {
            addName(path, text(path, node, RowDraft.MAX_TEXT_CHARS), null, null, null);
        } else if (node.isObject()) {
            addName(
                    path + ".text",
                    required(path + ".text", node.path("text")),
                    text(path + ".language", node.path("language"), RowDraft.MAX_TEXT_CHARS),
                    text(path + ".script", node.path("script"), RowDraft.MAX_TEXT_CHARS),
                    text(path + ".kind", node.path("kind"), RowDraft.MAX_TEXT_CHARS));
        } else {
            wrongType(path, node, "a text or an object", draft);
        }
    }

    private void addName(String path, String text, String language, String script, String kind) {
        if (text != null) {
            String known = kind == null ? ReportedName.ALTERNATIVE : kind;
            draft.name(path, new ReportedName(text, language, script, known));
        }
    }

    private void readCommodities() {
        forEach("properties.commodities", properties.path("commodities"), (path, node) -> {
            if (node.isTextual()) {
                addCommodity(path, text(path, node, RowDraft.MAX_TEXT_CHARS), null);
            } else if (node.isObject()) {
                String role = text(path + ".role", node.path("role"), RowDraft.MAX_TEXT_CHARS);
                addCommodity(path + ".commodity", required(path + ".commodity", node.path("commodity")), role);
            } else {
                wrongType(path, node, "a text or an object", draft);
            }
        });
    }

    private void addCommodity(String path, String term, String role) {
        if (term != null) {
            draft.commodity(path, term, role);
        }
    }

    private void readSources() {
        forEach("properties.sources", properties.path("sources"), (path, node) -> {
            if (!node.isObject()) {
                wrongType(path, node, "an object", draft);
                return;
            }
            String title = text(path + ".title", node.path("title"), RowDraft.MAX_TEXT_CHARS);
            String uri = text(path + ".uri", node.path("uri"), RowDraft.MAX_URI_CHARS);
            String publishedOn = text(path + ".publishedOn", node.path("publishedOn"), RowDraft.MAX_TEXT_CHARS);
            if (FeatureLayout.isAbsent(node.path("title")) && FeatureLayout.isAbsent(node.path("uri"))) {
                draft.reject(path, node.toString(), RowProblem.WRONG_TYPE, "A source has a title or a uri.");
            } else {
                draft.row().reference(new ReportedSource(title, uri, publishedOn));
            }
        });
    }

    @FunctionalInterface
    private interface ElementReading {
        void read(String path, JsonNode element);
    }

    private void forEach(String path, JsonNode array, ElementReading reading) {
        if (FeatureLayout.isAbsent(array)) {
            return;
        }
        if (!array.isArray()) {
            wrongType(path, array, "an array", draft);
        } else if (array.size() > RowDraft.MAX_VALUES) {
            draft.reject(
                    path,
                    null,
                    RowProblem.TOO_MANY_VALUES,
                    String.format(
                            Locale.ROOT,
                            "The array has %,d values; at most %d are kept.",
                            array.size(),
                            RowDraft.MAX_VALUES));
        } else {
            for (int i = 0; i < array.size(); i++) {
                reading.read(path + "[" + i + "]", array.get(i));
            }
        }
    }

    private String text(String property) {
        return text("properties." + property, properties.path(property), RowDraft.MAX_TEXT_CHARS);
    }

    private String text(String path, JsonNode node, int maxChars) {
        if (FeatureLayout.isAbsent(node)) {
            return null;
        }
        if (!node.isTextual()) {
            wrongType(path, node, "a text", draft);
            return null;
        }
        return draft.text(path, node.textValue(), maxChars);
    }

    private String required(String path, JsonNode node) {
        if (FeatureLayout.isAbsent(node)) {
            wrongType(path, node, "a text", draft);
            return null;
        }
        return text(path, node, RowDraft.MAX_TEXT_CHARS);
    }

    /** Identifiers may be numbers (RFC 7946, section 3.2). */
    private String identifier(String path, JsonNode node) {
        return node.isIntegralNumber() ? node.asText() : text(path, node, RowDraft.MAX_TEXT_CHARS);
    }

    Double number(String path, JsonNode node) {
        if (FeatureLayout.isAbsent(node)) {
            return null;
        }
        if (!node.isNumber()) {
            wrongType(path, node, "a number", draft);
            return null;
        }
        // Adding zero makes -0.0 a plain zero.
        return node.doubleValue() + 0.0;
    }

    static void wrongType(String path, JsonNode node, String expected, RowDraft draft) {
        draft.reject(
                path,
                FeatureLayout.isAbsent(node) ? null : node.toString(),
                RowProblem.WRONG_TYPE,
                String.format(Locale.ROOT, "Here %s is expected.", expected));
    }
}
