package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Deposits of a country by certainty.
 *
 * @param totals over all of them, one for each certainty, kind and category, never added across
 * @param deposits a page of them
 * @param leftOut estimates that have no place in the table, the first hundred
 * @param leftOutCount how many there are
 * @param caveat what must not be done with it
 * @param next path and query of the following page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertaintyView(
        String country,
        String commodity,
        String unit,
        String basis,
        String caveat,
        List<CertaintyTable.Total> totals,
        List<CertaintyTable.DepositCells> deposits,
        List<CertaintyTable.LeftOut> leftOut,
        int leftOutCount,
        String next) {

    static final String CAVEAT =
            "Figures of different certainty, kind or category are never added to each other. Of a deposit and its parts"
                    + " only the widest counts.";
}
