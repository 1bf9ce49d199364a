package org.orebook.chassis.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orebook.chassis.json.Coded;

/** Says what could not be read in a JSON body: where, what would be right, and never with the name of a class. */
public final class UnreadableBody {

    private UnreadableBody() {}

    /** The refusal for a body that could not be read. */
    public static Refusal refusal(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown ->
                malformed(
                        "The body has a member that is not known here.",
                        List.of(FieldError.of(path(unknown), "unknown member; known are " + known(unknown))));
            case InvalidFormatException wrong ->
                malformed(
                        "The body has a value that cannot be read.",
                        List.of(FieldError.of(path(wrong), wrong.getValue(), expected(wrong.getTargetType()))));
            case MismatchedInputException mismatch ->
                malformed(
                        "The body has a value of another type than expected.",
                        List.of(FieldError.of(path(mismatch), expected(mismatch.getTargetType()))));
            case JsonMappingException mapping when mapping.getCause() instanceof Refusal refusal -> refusal;
            case JsonMappingException mapping ->
                malformed(
                        "The body has a value that cannot be read.",
                        List.of(FieldError.of(path(mapping), "cannot be read")));
            default -> malformed("The body is not well-formed JSON" + at(unreadable.getLocation()) + ".", List.of());
        };
    }

    /** The refusal for a request without the body that it needs. */
    public static Refusal missing() {
        return malformed("The request needs a body.", List.of(FieldError.of("body", "expected an object")));
    }

    /** The body, which the request needs. */
    public static <T> T present(T body) {
        if (body == null) {
            throw missing();
        }
        return body;
    }

    private static Refusal malformed(String detail, List<FieldError> errors) {
        return new Refusal.Malformed("malformed-body", "Malformed body", detail, errors);
    }

    private static String path(JsonMappingException at) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : at.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> ids = unknown.getKnownPropertyIds();
        return ids == null
                ? "none"
                : ids.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "cannot be read";
        }
        if (type.isEnum()) {
            return "expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(UnreadableBody::code)
                            .collect(Collectors.joining(", "));
        }
        if (type == Boolean.class || type == boolean.class) {
            return "expected true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "expected a number";
        }
        if (type == UUID.class) {
            return "expected a UUID";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "expected a date or time in ISO 8601";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "expected an array";
        }
        return type == String.class ? "expected a text" : "expected an object";
    }

    private static String code(Object constant) {
        return constant instanceof Coded coded
                ? coded.code()
                : ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
