package org.orebook.deposits.ranking;

import java.util.List;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;
import org.orebook.chassis.vocabulary.Commodity;

/** What can be refused about a ranking. */
final class RankingRefusals {

    private RankingRefusals() {}

    /** Estimates of one commodity say nothing of another. */
    static final class WhatIfCommodity extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        WhatIfCommodity(Commodity asked, List<WhatIfEstimate> others) {
            super(
                    "what-if-commodity",
                    "What-if of another commodity",
                    "A ranking of " + asked + " takes estimates of " + asked + " alone.",
                    others.stream()
                            .map(estimate -> FieldError.of(
                                    "whatIf",
                                    estimate.id(),
                                    "is of " + estimate.content().commodity()))
                            .toList());
        }
    }
}
