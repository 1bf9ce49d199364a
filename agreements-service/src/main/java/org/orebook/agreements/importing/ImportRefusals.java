package org.orebook.agreements.importing;

import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about an import. */
final class ImportRefusals {

    private ImportRefusals() {}

    /** The file cannot be read to its end. */
    static final class UnreadableFile extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        UnreadableFile(UnreadableFileException cause) {
            super(
                    "unreadable-file",
                    "Unreadable file",
                    cause.getMessage() + " Nothing was imported.",
                    List.of(new FieldError(
                            cause.row() == 0 ? "file" : "row " + cause.row(), cause.code(), cause.getMessage())));
        }
    }

    /** It is longer than is taken. */
    static final class TooLarge extends Refusal.TooLarge {
        private static final long serialVersionUID = 1L;

        TooLarge(long mostBytes) {
            super(
                    "body-too-large",
                    "Request body too large",
                    "A file of contracts has at most " + mostBytes + " bytes here: send it in parts.");
        }
    }

    /** The connection ended before the file did. */
    static final class BrokenOff extends Refusal.Malformed {
        private static final long serialVersionUID = 1L;

        BrokenOff() {
            super(
                    "broken-off",
                    "Upload broken off",
                    "The upload ended before the file did. Nothing was imported; send it again.",
                    List.of());
        }
    }

    /** It comes in a form that is not taken. */
    static final class NotTaken extends Refusal.UnsupportedMediaType {
        private static final long serialVersionUID = 1L;

        NotTaken(String header, String value, String expected) {
            super(
                    "A file of contracts is CSV in UTF-8, plain or packed with gzip.",
                    List.of(FieldError.of(header, value, expected)));
        }
    }

    /** As many files are being imported as there is room for. */
    static final class Busy extends Refusal.Unavailable {
        private static final long serialVersionUID = 1L;

        private static final int RETRY_AFTER_SECONDS = 10;

        Busy() {
            super(
                    "imports-busy",
                    "Imports are busy",
                    "As many files are being imported as there is room for: try again shortly.",
                    RETRY_AFTER_SECONDS);
        }
    }
}
