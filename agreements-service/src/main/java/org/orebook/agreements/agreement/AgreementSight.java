package org.orebook.agreements.agreement;

import java.time.Instant;
import org.orebook.agreements.deposit.DepositSight;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/**
 * Which agreements a caller may know of. It is part of every query, so that what may not be seen is not counted or paged
 * either.
 *
 * @param party code of the party that a partner acts for; {@code null} for everybody else
 */
record AgreementSight(Extent extent, String party) {

    /** How far somebody sees. */
    enum Extent {
        /** Negotiators, approvers and auditors work with confidential agreements. */
        EVERYTHING,
        /** Everybody else inside sees what is internal and under no embargo. */
        INTERNAL,
        /** A party sees what it takes part in, once it is negotiated, whatever the confidentiality. */
        OWN
    }

    /** What a caller may see. A token with no role that opens more is treated as a partner's. */
    static AgreementSight of(Caller caller) {
        if (caller.hasAny(Role.NEGOTIATOR, Role.APPROVER, Role.AUDITOR)) {
            return new AgreementSight(Extent.EVERYTHING, null);
        }
        if (caller.hasAny(Role.VIEWER, Role.GEOLOGIST, Role.REVIEWER, Role.ADMIN)) {
            return new AgreementSight(Extent.INTERNAL, null);
        }
        return new AgreementSight(Extent.OWN, caller.party());
    }

    /** Whether it is a party's own: what people inside note for themselves is not shown to it. */
    boolean isOwn() {
        return extent == Extent.OWN;
    }

    /** Whether nothing is hidden: then sums over all agreements give nothing away. */
    boolean isEverything() {
        return extent == Extent.EVERYTHING;
    }

    /** As an SQL condition on {@code agreement a}. */
    String condition(StatementValues parameters, Instant now) {
        return switch (extent) {
            case EVERYTHING -> "true";
            case INTERNAL ->
                "a.confidentiality = 'internal' AND (a.embargo_until IS NULL OR a.embargo_until <= "
                        + parameters.add(now) + ")";
            case OWN ->
                party == null
                        ? "false"
                        : "a.opened_at IS NOT NULL AND EXISTS (SELECT FROM agreement_party own JOIN party p"
                                + " ON p.id = own.party_id WHERE own.agreement_id = a.id AND p.code = "
                                + parameters.add(party) + ")";
        };
    }

    /** As an SQL condition on {@code known_deposit k}: names of hidden deposits are looked up for auditors alone. */
    String depositCondition(StatementValues parameters, Instant now, boolean auditor) {
        return auditor ? "true" : DepositSight.INTERNAL.condition("k", parameters.add(now));
    }
}
