package org.orebook.agreements.feed;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.orebook.agreements.deposit.KnownDeposit;

/**
 * An entry of the log, with what is known by now of the record that it is about.
 *
 * @param position in the log
 * @param id of the message that said it
 * @param at when it happened
 * @param type of the message
 * @param version of the record when it happened
 */
record FeedEntry(
        long position,
        UUID id,
        Instant at,
        String type,
        FeedKind kind,
        UUID subject,
        int version,
        DepositNow deposit,
        AgreementNow agreement) {

    /**
     * The deposit of an entry of a deposit or a ledger, as it is by now; {@code null} where it is not known.
     *
     * @param country {@code null} where it is not known
     * @param embargoUntil {@code null} without an embargo
     */
    record DepositNow(
            String number,
            String country,
            Set<String> commodities,
            KnownDeposit.Visibility visibility,
            Instant embargoUntil) {

        DepositNow {
            commodities = Set.copyOf(commodities);
        }
    }

    /**
     * The agreement of an entry of one, as it is by now.
     *
     * @param openedFrom the version from which its parties know of it; {@code null} while they do not
     * @param embargoUntil {@code null} without an embargo
     * @param parties codes, as partners' tokens name them
     */
    record AgreementNow(
            String number, Integer openedFrom, boolean confidential, Instant embargoUntil, Set<String> parties) {

        AgreementNow {
            parties = Set.copyOf(parties);
        }
    }

    /** The readable number of its subject; {@code null} where it is not known. */
    String number() {
        if (agreement != null) {
            return agreement.number();
        }
        return deposit == null ? null : deposit.number();
    }
}
