package org.orebook.deposits.commitment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * As much of an agreement as the ledger keeps, to say whose a commitment is and who may see it.
 *
 * @param number its readable number
 * @param type code of its type
 * @param title {@code null} where it has none
 * @param confidential whether its commitments are shown only to those who work with agreements
 * @param embargoUntil until then it is confidential in any case; {@code null} where there is no embargo
 */
record CommittingAgreement(
        UUID id,
        String number,
        String type,
        String title,
        boolean confidential,
        Instant embargoUntil,
        List<Party> parties) {

    CommittingAgreement {
        parties = List.copyOf(parties);
    }

    /**
     * A party of an agreement.
     *
     * @param code as a partner's token names it
     */
    record Party(UUID id, String code, String name) {}
}
