package org.orebook.deposits.commitment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a decision on a request rests on.
 *
 * @param tree the deposits that are asked for with all that they are part of, and those of the standing commitments
 * @param standing the commitments of all agreements in these trees
 * @param confirmed the confirmed estimates of the deposits on the way from those asked for to the top
 */
record LedgerState(DepositTree tree, List<Commitment> standing, Map<UUID, List<StandingEstimate>> confirmed) {

    LedgerState {
        standing = List.copyOf(standing);
        confirmed = Map.copyOf(confirmed);
    }
}
