package org.orebook.deposits.ranking;

import java.util.List;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.quantity.Range;

/**
 * What an estimate amounts to in one reading.
 *
 * @param tonnes on the basis of the table, not below 0; {@code null} where it has no figure that could count
 * @param qualifier of the tonnes; {@code null} likewise
 * @param words the arithmetic, line by line
 * @param leftOut the parts that are not in the tonnes, or the reason why there are none
 */
record Taken(WhatIfEstimate estimate, Range tonnes, Qualifier qualifier, List<String> words, List<LeftOut> leftOut) {

    Taken {
        words = List.copyOf(words);
        leftOut = List.copyOf(leftOut);
    }

    static Taken nothing(WhatIfEstimate estimate, List<LeftOut> why) {
        return new Taken(estimate, null, null, List.of(), why);
    }

    boolean isUsable() {
        return tonnes != null;
    }
}
