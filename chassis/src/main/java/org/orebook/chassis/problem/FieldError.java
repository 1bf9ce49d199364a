package org.orebook.chassis.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is wrong with one member of a request.
 *
 * @param field path of the member as the caller wrote it, such as {@code names[0].language}
 * @param value what the caller sent, shortened; {@code null} where nothing was sent or repeating it helps nobody
 * @param reason a sentence that says what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String field, String value, String reason) {

    private static final int LONGEST_VALUE = 200;

    public FieldError {
        value = value == null || value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** An error whose offending value is not worth repeating. */
    public static FieldError of(String field, String reason) {
        return new FieldError(field, null, reason);
    }

    /** An error that repeats the offending value. */
    public static FieldError of(String field, Object value, String reason) {
        return new FieldError(field, value == null ? null : value.toString(), reason);
    }
}
