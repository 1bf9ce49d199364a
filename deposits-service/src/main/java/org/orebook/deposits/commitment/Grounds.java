package org.orebook.deposits.commitment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a decision on a request rests on.
 *
 * @param tree the deposits that are asked for with all that they are part of, and those of the standing commitments
 * @param before what the asking agreement commits until now
 * @param others what all other agreements commit in these trees: shares and tonnages may stand there as sums of what counts
 *     alike, without a line's id or holder; exclusivities each by its window
 * @param confirmed the confirmed estimates of the deposits on the way from those asked for to the top
 */
record Grounds(
        DepositTree tree, List<Commitment> before, List<Line> others, Map<UUID, List<StandingEstimate>> confirmed) {

    Grounds {
        before = List.copyOf(before);
        others = List.copyOf(others);
        confirmed = Map.copyOf(confirmed);
    }
}
