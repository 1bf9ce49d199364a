package org.orebook.deposits.importing.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the features of a FeatureCollection (RFC 7946) one by one, or features that follow one another, each on its line
 * or after a record separator (RFC 8142). A feature that is no deposit is rejected and the next one read; a text that is
 * no JSON cannot be read further. A {@code crs} that stands after the features is refused when it is met, at the end.
 */
final class GeoJsonReader implements RowReader {

    private static final int MAX_NESTING = 100;
    private static final int MAX_NUMBER_CHARS = 1_000;
    private static final int MAX_NAME_CHARS = 10_000;

    private enum Place {
        BETWEEN_VALUES,
        IN_FEATURES,
        AT_THE_END
    }

    private final CountedInput packed;
    private final InputStream plain;
    private final JsonParser json;
    private final ReadOptions options;
    private final FeatureLayout layout;
    private final Set<String> ignored = new TreeSet<>();
    private Place place = Place.BETWEEN_VALUES;
    private boolean anyValue;
    private String collectionType;
    private long number;
    private long line;
    private UnreadableFileException failure;

    private GeoJsonReader(CountedInput packed, InputStream plain, JsonParser json, ReadOptions options) {
        this.packed = packed;
        this.plain = plain;
        this.json = json;
        this.options = options;
        this.layout = new FeatureLayout(this::ignore);
    }

    static GeoJsonReader open(CountedInput packed, PlainInput plain, Reader text, ReadOptions options)
            throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxNumberLength(MAX_NUMBER_CHARS)
                        .maxNameLength(MAX_NAME_CHARS)
                        .maxStringLength(options.limits().maxRowChars())
                        .build())
                // Names come from strangers: interning them would keep them for good.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
        return new GeoJsonReader(packed, plain, factory.createParser(new WithoutRecordSeparators(text)), options);
    }

    private void ignore(String property) {
        if (ignored.size() < MAX_IGNORED) {
            ignored.add(RowError.printable(property));
        }
    }

    @Override
    public RowReading next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return nextFeature();
        } catch (UnreadableFileException e) {
            failure = e.at(number + 1, json.currentLocation().getLineNr());
        } catch (JsonProcessingException e) {
            failure = unreadable(e);
        }
        throw failure;
    }

    private UnreadableFileException unreadable(JsonProcessingException e) {
        FileProblem problem = switch (e) {
            case StreamConstraintsException _ -> FileProblem.JSON_LIMITS;
            case JsonEOFException _ -> FileProblem.TRUNCATED_JSON;
            default -> FileProblem.MALFORMED_JSON;
        };
        String reason = switch (problem) {
            case JSON_LIMITS -> "The JSON is nested too deeply, or holds a text or number that is too long.";
            case TRUNCATED_JSON -> "The JSON ends too early: the file was cut off, send it again.";
            default -> "The JSON is malformed here.";
        };
        int atLine = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new UnreadableFileException(problem, reason, number + 1, Math.max(atLine, 0), e);
    }

    private RowReading nextFeature() throws IOException {
        RowReading reading = null;
        while (reading == null && place != Place.AT_THE_END) {
            reading = place == Place.IN_FEATURES ? element() : value();
        }
        return reading;
    }

    /** A whole collection's beginning, or one feature of a sequence; null where more must be read to tell. */
    private RowReading value() throws IOException {
        JsonToken token = json.nextToken();
        if (token == null) {
            place = Place.AT_THE_END;
            if (!anyValue) {
                throw new UnreadableFileException(FileProblem.EMPTY_FILE, "The file holds no JSON.");
            }
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            throw notGeoJson(String.format(
                    Locale.ROOT, "it begins with %s", token == JsonToken.START_ARRAY ? "an array" : "a value"));
        }
        anyValue = true;
        collectionType = null;
        line = json.currentTokenLocation().getLineNr();
        json.nextToken();
        return members();
    }

    private RowReading members() throws IOException {
        while (json.currentToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            boolean ofFeature = switch (name) {
                case "geometry", "properties", "id" -> collectionType == null;
                default -> false;
            };
            if (ofFeature) {
                return feature(JsonNodeFactory.instance.objectNode());
            }
            json.nextToken();
            switch (name) {
                case "type" -> {
                    collectionType = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
                    if (collectionType.equals("Feature")) {
                        json.nextToken();
                        return feature(JsonNodeFactory.instance.objectNode().put("type", "Feature"));
                    }
                    holdCollection();
                }
                case "features" -> {
                    if (json.currentToken() != JsonToken.START_ARRAY) {
                        throw notGeoJson("its features are not an array");
                    }
                    place = Place.IN_FEATURES;
                    return null;
                }
                case "crs" -> holdWgs84();
                default -> json.skipChildren();
            }
            json.nextToken();
        }
        throw notGeoJson("it has no features");
    }

    private void holdCollection() throws UnreadableFileException {
        if (!"FeatureCollection".equals(collectionType)) {
            throw notGeoJson(
                    collectionType == null ? "it has no type" : "its type is " + RowError.printable(collectionType));
        }
    }

    private void holdWgs84() throws IOException {
        FeatureTree tree = new FeatureTree(json, options.limits().maxRowChars());
        String crs = ReferenceSystem.unsupported(tree.read());
        if (crs != null) {
            throw new UnreadableFileException(
                    FileProblem.UNSUPPORTED_CRS,
                    String.format(
                            Locale.ROOT, "The file is in %s. %s", RowError.printable(crs), ReferenceSystem.REASON));
        }
    }

    private static UnreadableFileException notGeoJson(String why) {
        return new UnreadableFileException(
                FileProblem.NOT_GEOJSON,
                String.format(Locale.ROOT, "This is not a GeoJSON FeatureCollection: %s.", why));
    }

    private RowReading element() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY) {
            finishCollection();
            return null;
        }
        countRow();
        line = json.currentTokenLocation().getLineNr();
        FeatureTree tree = new FeatureTree(json, options.limits().maxRowChars());
        return reading(tree.read(), tree);
    }

    /** What follows the features of a collection, to its closing brace. */
    private void finishCollection() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> collectionType = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
                case "crs" -> holdWgs84();
                case "features" -> throw notGeoJson("it has features twice");
                default -> json.skipChildren();
            }
        }
        holdCollection();
        place = Place.BETWEEN_VALUES;
    }

    private RowReading feature(ObjectNode begun) throws IOException {
        countRow();
        FeatureTree tree = new FeatureTree(json, options.limits().maxRowChars());
        return reading(tree.readMembersInto(begun), tree);
    }

    private void countRow() throws UnreadableFileException {
        if (number == options.limits().maxRows()) {
            throw new UnreadableFileException(
                    FileProblem.TOO_MANY_ROWS,
                    String.format(
                            Locale.ROOT,
                            "The file has more than %,d features: send it in parts.",
                            options.limits().maxRows()));
        }
        number++;
    }

    private RowReading reading(JsonNode feature, FeatureTree tree) {
        RowDraft draft = new RowDraft(number, line, options.defaultSource());
        if (tree.problem() != null) {
            draft.reject(fieldOf(tree), null, tree.problem(), reasonOf(tree.problem()));
        } else if (!"Feature".equals(feature.path("type").textValue())) {
            draft.reject(
                    RowError.WHOLE_ROW,
                    feature.toString(),
                    RowProblem.NOT_A_FEATURE,
                    "This is not an object whose type is Feature.");
        } else {
            layout.read(feature, draft);
        }
        return draft.finish();
    }

    private static String fieldOf(FeatureTree tree) {
        return tree.problemPath().isEmpty() ? RowError.WHOLE_ROW : RowError.printable(tree.problemPath());
    }

    private String reasonOf(RowProblem problem) {
        return switch (problem) {
            case DUPLICATE_KEY -> "The same key stands here twice.";
            case TOO_DEEP -> "The feature is nested too deeply.";
            case OUT_OF_RANGE -> "This number is too large.";
            default ->
                String.format(
                        Locale.ROOT,
                        "The feature is longer than %,d characters.",
                        options.limits().maxRowChars());
        };
    }

    @Override
    public long bytesRead() {
        return packed.count();
    }

    @Override
    public Set<String> ignored() {
        return Collections.unmodifiableSet(ignored);
    }

    @Override
    public void close() throws IOException {
        try (plain) {
            json.close();
        }
    }

    /** The separators of RFC 8142 become spaces, which JSON has between values anyway and allows nowhere else. */
    private static final class WithoutRecordSeparators extends FilterReader {

        private static final char RECORD_SEPARATOR = 0x1E;

        WithoutRecordSeparators(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            for (int i = offset; i < offset + n; i++) {
                if (target[i] == RECORD_SEPARATOR) {
                    target[i] = ' ';
                }
            }
            return n;
        }
    }
}
