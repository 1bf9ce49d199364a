package org.orebook.agreements.importing;

import java.io.IOException;

/**
 * A file that is not what it should be, from some point on. Differs from any other {@link IOException}, which comes from
 * the stream itself.
 */
final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final long row;

    /**
     * @param code stable, in kebab case
     * @param row the data row that was being read, counted from 1; 0 before the first one
     */
    UnreadableFileException(String code, long row, String reason, Throwable cause) {
        super(reason, cause);
        this.code = code;
        this.row = row;
    }

    String code() {
        return code;
    }

    long row() {
        return row;
    }
}
