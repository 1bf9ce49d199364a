package org.orebook.agreements.exposure;

import java.math.BigDecimal;
import java.util.UUID;
import org.orebook.agreements.agreement.Binding;

/**
 * A line of an agreement that stood at the date that is asked about, as far as exposure goes.
 *
 * @param holder the party that it is agreed with; {@code null} where the line names none
 * @param binding whether the instrument binds
 * @param taken what the line takes of the deposit; {@code null} where it only names it: a rate, an option, exclusivity
 */
record AgreedLine(UUID agreement, UUID deposit, UUID holder, Binding binding, Taken taken) {

    /** A firm part of a deposit. */
    sealed interface Taken {

        /** Of all that is in it. */
        record Share(BigDecimal percent) implements Taken {}

        /** Of one measure. */
        record Tonnage(BigDecimal tonnes, Measure outOf) implements Taken {}
    }
}
