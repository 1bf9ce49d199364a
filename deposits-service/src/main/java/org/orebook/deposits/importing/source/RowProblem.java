package org.orebook.deposits.importing.source;

/** Why one row is rejected; the codes are part of the API and never change. */
enum RowProblem {
    WRONG_COLUMN_COUNT("wrong-column-count"),
    STRAY_QUOTE("stray-quote"),
    UNCLOSED_QUOTE("unclosed-quote"),
    ROW_TOO_LONG("row-too-long"),
    MALFORMED_ENCODING("malformed-encoding"),
    CONTROL_CHARACTER("control-character"),
    TOO_LONG("too-long"),
    TOO_MANY_VALUES("too-many-values"),
    NOT_A_NUMBER("not-a-number"),
    OUT_OF_RANGE("out-of-range"),
    INCOMPLETE_POSITION("incomplete-position"),
    SWAPPED_COORDINATES("swapped-coordinates"),
    ZERO_POSITION("zero-position"),
    NOT_A_FEATURE("not-a-feature"),
    WRONG_TYPE("wrong-type"),
    DUPLICATE_KEY("duplicate-key"),
    TOO_DEEP("too-deep"),
    UNSUPPORTED_GEOMETRY("unsupported-geometry"),
    UNSUPPORTED_CRS("unsupported-crs");

    private final String code;

    RowProblem(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
