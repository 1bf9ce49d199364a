package org.orebook.deposits.importing;

import java.util.List;
import java.util.UUID;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;
import org.orebook.deposits.importing.source.UnreadableFileException;

/** What can be refused about an import. */
final class ImportRefusals {

    private ImportRefusals() {}

    /** There is no such import. */
    static final class NoSuchImport extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchImport(UUID id) {
            super("There is no import " + id + ".");
        }
    }

    /** The file, or what is left of it, cannot be read. */
    static final class UnreadableFile extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        UnreadableFile(UUID importId, Tally done, UnreadableFileException cause) {
            super(
                    "unreadable-file",
                    "Unreadable file",
                    cause.reason() + " " + whatWasDone(importId, done),
                    List.of(new FieldError(
                            cause.row() == 0 ? "file" : "row " + cause.row(),
                            cause.problem().code(),
                            cause.reason())));
        }

        private static String whatWasDone(UUID importId, Tally done) {
            return done.read() == 0
                    ? "Nothing was imported."
                    : "The " + done.read() + " rows before were imported: /api/v1/imports/" + importId + " has them.";
        }
    }

    /** The connection ended before the file did. */
    static final class BrokenOff extends Refusal.Malformed {
        private static final long serialVersionUID = 1L;

        BrokenOff(UUID importId, Tally done) {
            super(
                    "broken-off",
                    "Upload broken off",
                    "The upload ended before the file did. " + done.read()
                            + " rows were imported; send the file again to go on: /api/v1/imports/" + importId,
                    List.of());
        }
    }

    /** The key belongs to an import that is going on. */
    static final class StillRunning extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        StillRunning(UUID importId) {
            super(
                    "import-running",
                    "Import running",
                    "The import with this Idempotency-Key is going on: /api/v1/imports/" + importId,
                    List.of());
        }
    }

    /** The key came with another file before. */
    static final class KeyReused extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        KeyReused(String key) {
            super(
                    "idempotency-key-reused",
                    "Idempotency key reused",
                    "This Idempotency-Key came with another file before: use a fresh key for it.",
                    List.of(FieldError.of("Idempotency-Key", key, "already used for another file")));
        }
    }
}
