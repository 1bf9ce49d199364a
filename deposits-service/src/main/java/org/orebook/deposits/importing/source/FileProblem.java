package org.orebook.deposits.importing.source;

/** Why a file, or what is left of it, cannot be read; the codes are part of the API and never change. */
public enum FileProblem {
    EMPTY_FILE("empty-file"),
    NOT_TEXT("not-text"),
    WRONG_ENCODING("wrong-encoding"),
    DAMAGED_GZIP("damaged-gzip"),
    TRUNCATED_GZIP("truncated-gzip"),
    NESTED_GZIP("nested-gzip"),
    EXPANDS_TOO_FAR("expands-too-far"),
    TOO_LARGE("too-large"),
    TOO_MANY_ROWS("too-many-rows"),
    TOO_MANY_COLUMNS("too-many-columns"),
    HEADER_UNREADABLE("header-unreadable"),
    MISSING_COLUMNS("missing-columns"),
    DUPLICATE_COLUMN("duplicate-column"),
    BAD_COLUMN_MAPPING("bad-column-mapping"),
    MALFORMED_JSON("malformed-json"),
    TRUNCATED_JSON("truncated-json"),
    JSON_LIMITS("json-limits"),
    NOT_GEOJSON("not-geojson"),
    UNSUPPORTED_CRS("unsupported-crs");

    private final String code;

    FileProblem(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
