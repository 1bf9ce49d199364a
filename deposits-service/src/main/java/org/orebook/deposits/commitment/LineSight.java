package org.orebook.deposits.commitment;

import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/**
 * Which commitments of a deposit that is within sight a caller may know of. It is part of every query.
 *
 * @param all negotiators, approvers and auditors see every line, and so they alone are shown sums and what is left: from
 *     those one could tell what the hidden lines say
 * @param inside everybody inside sees what is not confidential and under no embargo
 * @param party a partner sees the agreements that it is a party of; {@code null} for everybody else
 */
record LineSight(boolean all, boolean inside, String party) {

    /** What a caller may see. */
    static LineSight of(Caller caller) {
        return new LineSight(
                caller.hasAny(Role.NEGOTIATOR, Role.APPROVER, Role.AUDITOR),
                caller.hasAny(Role.VIEWER, Role.GEOLOGIST, Role.REVIEWER, Role.ADMIN),
                caller.party());
    }

    /**
     * The same as an SQL condition on {@code commitment_agreement a}, with the instant as parameter {@code now} and the
     * party as the parameter {@code party}.
     */
    String condition(int now, int party) {
        return "(%b OR (%b AND a.confidentiality = 'internal' AND (a.embargo_until IS NULL OR a.embargo_until <= ?%d))"
                        .formatted(all, inside, now)
                + " OR cast(?%d AS text) = ANY (a.party_codes))".formatted(party);
    }
}
