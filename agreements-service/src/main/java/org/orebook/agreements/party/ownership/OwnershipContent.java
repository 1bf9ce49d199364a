package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import org.orebook.chassis.statement.SourceReference;

/**
 * What is stated about who owns a party, checked.
 *
 * @param percent more than 0, at most 100; {@code null} where it is not known
 * @param controls whether it says that the owner controls, whatever the percentage
 * @param controlBasis on which grounds; {@code null} where it does not say so
 */
record OwnershipContent(
        BigDecimal percent,
        boolean controls,
        String controlBasis,
        Period period,
        SourceReference source,
        String note) {}
