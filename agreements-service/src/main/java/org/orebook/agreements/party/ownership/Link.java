package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A statement that holds on the day that is asked for.
 *
 * @param statement its id
 * @param percent {@code null} where it is not known
 * @param controls whether it says that the owner controls
 * @param room what the known percentages of all owners of the owned leave
 */
record Link(UUID statement, UUID owner, UUID owned, BigDecimal percent, boolean controls, BigDecimal room) {

    /** What the owner holds of the owned. */
    Share share() {
        return percent == null ? Share.upTo(room) : Share.exactly(percent);
    }
}
