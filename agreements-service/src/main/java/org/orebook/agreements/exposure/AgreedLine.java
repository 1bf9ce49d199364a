package org.orebook.agreements.exposure;

import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.orebook.agreements.agreement.Binding;

/**
 * A line of an agreement that stood at the date that is asked about, as far as exposure goes.
 *
 * @param holders the party that the line names; where it names none, each party of the agreement
 * @param binding whether the instrument binds
 * @param taken what the line takes of the deposit; {@code null} where it only names it: a rate, an option, exclusivity
 */
record AgreedLine(UUID agreement, UUID deposit, Set<UUID> holders, Binding binding, Taken taken) {

    AgreedLine {
        holders = Set.copyOf(holders);
    }

    /** A firm part of a deposit. */
    sealed interface Taken {

        /** Of all that is in it. */
        record Share(BigDecimal percent) implements Taken {}

        /** Of one measure. */
        record Tonnage(BigDecimal tonnes, Measure outOf) implements Taken {}
    }
}
