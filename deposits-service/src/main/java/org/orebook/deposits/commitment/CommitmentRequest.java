package org.orebook.deposits.commitment;

import java.util.List;

/**
 * All that an agreement commits from now on.
 *
 * @param version of the agreement: of two requests the one with the greater is the later
 * @param lines none where everything is released
 */
record CommitmentRequest(CommittingAgreement agreement, int version, List<Line> lines) {

    CommitmentRequest {
        lines = List.copyOf(lines);
    }
}
