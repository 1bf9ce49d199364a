package org.orebook.deposits.commitment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is committed and confirmed around a deposit, as it is shown.
 *
 * @param tree the deposit with all that it is part of, and the deposits of the standing commitments
 * @param standing the commitments of all agreements in this tree
 * @param confirmed the confirmed estimates of the deposits on the way from the one shown to the top
 */
record LedgerState(DepositTree tree, List<Commitment> standing, Map<UUID, List<StandingEstimate>> confirmed) {

    LedgerState {
        standing = List.copyOf(standing);
        confirmed = Map.copyOf(confirmed);
    }
}
