package org.orebook.deposits.ranking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateState;

/**
 * An estimate that somebody asks about, with its deposit.
 *
 * @param country of the deposit, ISO 3166-1 alpha-2; {@code null} where it has none
 * @param ancestors ids of all that the deposit is part of, also of those that the caller may not know of: they are
 *     compared and never shown
 * @param openFindings codes of what was found about it and nobody has accepted
 */
record WhatIfEstimate(
        UUID id,
        UUID deposit,
        String depositNumber,
        String depositName,
        String country,
        EstimateState state,
        Instant recordedAt,
        EstimateContent content,
        List<UUID> ancestors,
        List<String> openFindings) {

    WhatIfEstimate {
        ancestors = List.copyOf(ancestors);
        openFindings = List.copyOf(openFindings);
    }

    /** Its deposit as it is said in a sentence. */
    String sayDeposit() {
        return depositName + " (" + depositNumber + ")";
    }
}
