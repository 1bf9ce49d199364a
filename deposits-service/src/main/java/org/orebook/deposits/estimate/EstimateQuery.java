package org.orebook.deposits.estimate;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Which estimates a caller asks for; every part that is empty or {@code null} narrows nothing.
 *
 * @param deposit of this deposit alone
 * @param commodities codes, groups already with their children
 * @param countries ISO 3166-1 alpha-2 of the deposits
 * @param states codes
 * @param kinds codes
 * @param reportingCodes codes
 * @param findings codes, any of which is open
 * @param before the last one of the page before, exclusive
 * @param limit items of a page
 */
record EstimateQuery(
        UUID deposit,
        Set<String> commodities,
        List<String> countries,
        List<String> states,
        List<String> kinds,
        List<String> reportingCodes,
        List<String> findings,
        UUID before,
        int limit) {

    /** What a page's cursor is bound to: everything but where it begins and how long it is. */
    int fingerprint() {
        return fingerprint(deposit, commodities, countries, states, kinds, reportingCodes, findings);
    }

    static int fingerprint(
            UUID deposit,
            Set<String> commodities,
            List<String> countries,
            List<String> states,
            List<String> kinds,
            List<String> reportingCodes,
            List<String> findings) {
        return Objects.hash(deposit, commodities, countries, states, kinds, reportingCodes, findings);
    }
}
