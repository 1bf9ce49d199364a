package org.orebook.deposits.importing.source;

import java.io.IOException;
import java.util.Objects;

/**
 * A file that is not what it should be, from some point on: nothing after that point can be read. The rows handed out
 * before stand. Differs from any other {@link IOException}, which comes from the stream itself (a broken connection).
 */
public final class UnreadableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final FileProblem problem;
    private final long row;
    private final long line;

    /** Before the first row. */
    public UnreadableFileException(FileProblem problem, String reason) {
        this(problem, reason, 0, 0, null);
    }

    UnreadableFileException(FileProblem problem, String reason, long row, long line, Throwable cause) {
        super(reason, cause);
        this.problem = Objects.requireNonNull(problem, "problem");
        this.row = row;
        this.line = line;
    }

    public FileProblem problem() {
        return problem;
    }

    /** A sentence for the person who must fix the file. */
    public String reason() {
        return getMessage();
    }

    /** The data row (or feature) that was being read, counted from 1; 0 before the first one. */
    public long row() {
        return row;
    }

    /** The line of the text that was being read, counted from 1; 0 where it is not known. */
    public long line() {
        return line;
    }

    UnreadableFileException at(long atRow, long atLine) {
        return row > 0 ? this : new UnreadableFileException(problem, getMessage(), atRow, atLine, this);
    }
}
