package org.orebook.deposits.commitment;

import java.util.UUID;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateState;

/** An estimate that still says something. */
record StandingEstimate(UUID id, UUID deposit, EstimateState state, EstimateContent content) {

    boolean isConfirmed() {
        return state == EstimateState.CONFIRMED;
    }
}
