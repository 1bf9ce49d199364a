package org.orebook.agreements.commitment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of a commitment request.
 *
 * @param version the version that the request named
 * @param granted every line, where all were granted
 * @param refused the lines that could not be granted, where none was
 */
public record CommitmentReply(
        UUID agreement, int version, Decision decision, Instant at, List<Grant> granted, List<RefusedLine> refused) {

    public CommitmentReply {
        granted = granted == null ? List.of() : List.copyOf(granted);
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    /** All lines or none. */
    public enum Decision {
        GRANTED,
        REFUSED
    }
}
