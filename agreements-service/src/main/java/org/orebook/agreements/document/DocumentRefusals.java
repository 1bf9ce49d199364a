package org.orebook.agreements.document;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orebook.agreements.document.blob.Sha256;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about a document. */
final class DocumentRefusals {

    private DocumentRefusals() {}

    /** There is no such document for this caller. */
    static final class NoSuchDocument extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchDocument(String id) {
            super("There is no document " + id + ".");
        }
    }

    /** What was stated is not acceptable. */
    static final class InvalidDocument extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        InvalidDocument(FieldError error) {
            super(
                    "invalid-document",
                    "Invalid document",
                    "Something stated about the document is not acceptable.",
                    List.of(error));
        }
    }

    /** Other bytes arrived than were announced. */
    static final class WrongDigest extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        WrongDigest(Sha256 announced, Sha256 arrived) {
            super(
                    "wrong-digest",
                    "Wrong digest",
                    "The bytes that arrived have another SHA-256 than was announced: " + arrived.hex()
                            + ". Nothing was kept; send the document again.",
                    List.of(FieldError.of("sha256", announced.hex(), "is not the hash of what arrived")));
        }
    }

    /** It is longer than is taken. */
    static final class TooLarge extends Refusal.TooLarge {
        private static final long serialVersionUID = 1L;

        TooLarge(long mostBytes) {
            super("body-too-large", "Request body too large", "A document has at most " + mostBytes + " bytes here.");
        }
    }

    /** It is of a kind that is not taken. */
    static final class NotTaken extends Refusal.UnsupportedMediaType {
        private static final long serialVersionUID = 1L;

        NotTaken(String mediaType, Set<String> taken) {
            super(
                    "Documents of this media type are not taken.",
                    List.of(FieldError.of(
                            "Content-Type", mediaType, "expected one of " + String.join(", ", new TreeSet<>(taken)))));
        }
    }

    /** The connection ended before the document did. */
    static final class BrokenOff extends Refusal.Malformed {
        private static final long serialVersionUID = 1L;

        BrokenOff() {
            super(
                    "broken-off",
                    "Upload broken off",
                    "The upload ended before the document did. Nothing was kept; send it again.",
                    List.of());
        }
    }

    /** The same bytes are here, and something else was said of them. */
    static final class AlreadyHere extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        AlreadyHere(Document present) {
            super(
                    "document-exists",
                    "Document exists",
                    "The agreement has this very document, with another name, type or language, as " + present.id()
                            + ". Withdraw that one first, if it was described wrongly.",
                    List.of(FieldError.of("name", present.name(), "is its name there")));
        }
    }

    /** It was withdrawn. */
    static final class Withdrawn extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        Withdrawn() {
            super("document-withdrawn", "Document withdrawn", "The document was withdrawn before.", List.of());
        }
    }
}
