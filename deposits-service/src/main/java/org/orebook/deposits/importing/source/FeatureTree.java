package org.orebook.deposits.importing.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * One JSON value as a tree, of bounded size and depth. What does not fit, and a key given twice, spoils this value only:
 * the rest of it is passed over without being kept, and the parser stands at its end.
 */
final class FeatureTree {

    private static final int MAX_DEPTH = 32;
    private static final int CONTAINER_CHARS = 8;
    private static final int SEPARATOR_CHARS = 1;

    private final JsonParser json;
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private int charsLeft;
    private RowProblem problem;
    private String problemPath;

    FeatureTree(JsonParser json, int maxChars) {
        this.json = json;
        this.charsLeft = maxChars;
    }

    /** What spoils the value, or null. */
    RowProblem problem() {
        return problem;
    }

    /** The member that spoils it. */
    String problemPath() {
        return problemPath;
    }

    /** The value at which the parser stands. */
    JsonNode read() throws IOException {
        return value("", 1);
    }

    /** The members that are left of an object, beginning with the one at whose name the parser stands. */
    ObjectNode readMembersInto(ObjectNode object) throws IOException {
        members(object, "", 1);
        return object;
    }

    private JsonNode value(String path, int depth) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = nodes.objectNode();
                charge(CONTAINER_CHARS, path);
                json.nextToken();
                members(object, path, depth);
                yield object;
            }
            case START_ARRAY -> elements(path, depth);
            case VALUE_STRING -> {
                charge(json.getTextLength() + 2, path);
                yield problem == null ? nodes.textNode(json.getText()) : nodes.nullNode();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    private void members(ObjectNode object, String path, int depth) throws IOException {
        while (json.currentToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            member(object, name, path, depth);
            json.nextToken();
        }
    }

    private void member(ObjectNode object, String name, String path, int depth) throws IOException {
        if (problem == null) {
            String memberPath = path.isEmpty() ? name : path + "." + name;
            charge(name.length() + SEPARATOR_CHARS, memberPath);
            if (object.has(name)) {
                spoil(RowProblem.DUPLICATE_KEY, memberPath);
            } else if (enter(memberPath, depth)) {
                object.set(name, value(memberPath, depth + 1));
            }
        }
        if (problem != null) {
            json.skipChildren();
        }
    }

    private ArrayNode elements(String path, int depth) throws IOException {
        ArrayNode array = nodes.arrayNode();
        charge(CONTAINER_CHARS, path);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (problem == null) {
                charge(SEPARATOR_CHARS, path);
                if (enter(path, depth)) {
                    array.add(value(path, depth + 1));
                }
            }
            if (problem != null) {
                json.skipChildren();
            }
        }
        return array;
    }

    private boolean enter(String path, int depth) {
        if (depth >= MAX_DEPTH && json.currentToken().isStructStart()) {
            spoil(RowProblem.TOO_DEEP, path);
        }
        return problem == null;
    }

    private JsonNode number(String path) throws IOException {
        charge(json.getTextLength(), path);
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return nodes.numberNode(json.getLongValue());
        }
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            spoil(RowProblem.OUT_OF_RANGE, path);
        }
        return nodes.numberNode(value);
    }

    private void charge(int chars, String path) {
        charsLeft -= chars;
        if (charsLeft < 0) {
            spoil(RowProblem.ROW_TOO_LONG, path);
        }
    }

    private void spoil(RowProblem found, String path) {
        if (problem == null) {
            problem = found;
            problemPath = path;
        }
    }
}
