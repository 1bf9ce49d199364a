package org.orebook.deposits.reserve;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A table that was loaded: one commodity in one edition.
 *
 * @param units codes, usually one
 * @param bases codes, usually one
 * @param years of production, the estimated ones with an e
 * @param rows countries, others and totals
 * @param shipped whether it came with a release of Orebook
 * @param fileHash SHA-256 of the file that it came in
 * @param requestId the request that loaded it; absent for a shipped one
 * @param replacedAt when another table took its place; absent for the one that counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReserveEdition")
record EditionView(
        UUID id,
        String source,
        String edition,
        String commodity,
        List<String> measures,
        List<String> units,
        List<String> bases,
        List<String> years,
        int rows,
        boolean shipped,
        Instant loadedAt,
        String loadedBy,
        String requestId,
        String fileHash,
        Instant replacedAt) {}
