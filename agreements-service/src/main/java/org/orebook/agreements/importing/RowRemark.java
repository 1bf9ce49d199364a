package org.orebook.agreements.importing;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is to be said about a cell of a row: why the row is rejected, or what about it was not understood and is kept as
 * reported.
 *
 * @param row the data row in the file, counted from 1; header and blank lines are not counted
 * @param field the column; {@code row} for the row as a whole
 * @param value what stands there, shortened; {@code null} where nothing does
 * @param code stable, in kebab case
 * @param reason a sentence for the person who looks after the file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowRemark(long row, String field, String value, String code, String reason) {

    static final String WHOLE_ROW = "row";

    private static final int LONGEST_VALUE = 200;

    public RowRemark {
        value = value == null || value.length() <= LONGEST_VALUE ? value : shortened(value);
    }

    private static String shortened(String value) {
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 2)) ? LONGEST_VALUE - 2 : LONGEST_VALUE - 1;
        return value.substring(0, end) + "…";
    }
}
