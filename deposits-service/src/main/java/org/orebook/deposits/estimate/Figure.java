package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import org.orebook.chassis.quantity.GradeUnit;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.quantity.Qualifier;

/**
 * A figure as its source gives it.
 *
 * @param qualifier what the source says of how exact it is
 * @param value as written, not negative
 * @param unit code of a {@link MassUnit} or, of a grade, a {@link GradeUnit}; {@code null} where the source gives none, or
 *     one that we do not know
 * @param unitAsReported the unit in the source's words, where they are not the code
 * @param basis code of what it is of, where that differs from the estimate's; else {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(Qualifier qualifier, BigDecimal value, String unit, String unitAsReported, String basis) {

    private static final int MOST_DIGITS = 100;

    public Figure {
        qualifier = qualifier == null ? Qualifier.EXACTLY : qualifier;
    }

    /**
     * In tonnes, exact; empty without a unit of mass: what has none is never normalised. Nor is a value of more than a
     * hundred digits before or after its point: nobody measured that, and to write it out could take all memory.
     */
    public Optional<BigDecimal> tonnes() {
        return measured().flatMap(MassUnit::find).map(mass -> mass.toTonnes(value));
    }

    /** In percent of mass; empty without a unit of grade by mass, and as for tonnes. */
    public Optional<BigDecimal> percent() {
        return measured().flatMap(GradeUnit::find).filter(GradeUnit::isByMass).map(grade -> grade.toPercent(value));
    }

    /** As it is said in a sentence: {@code nearly 800000 t}. */
    public String say() {
        String words = unit != null ? unit : unitAsReported != null ? unitAsReported : "(no unit)";
        return qualifier.say((canBeReckonedWith() ? value.toPlainString() : value.toString()) + " " + words);
    }

    /** The unit, of a value that can be one. */
    private Optional<String> measured() {
        return canBeReckonedWith() ? Optional.ofNullable(unit) : Optional.empty();
    }

    /** Whether its digits can be written out. */
    boolean canBeReckonedWith() {
        return value != null && canBeReckonedWith(value);
    }

    static boolean canBeReckonedWith(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
    }

    /**
     * Whether it gives several commodities as one ({@code nickel equivalence percent}, {@code % SnEq}), so that nothing
     * can be reckoned with it. Lithium carbonate equivalent is a basis, and no such thing.
     */
    boolean expressesSeveral() {
        return unitAsReported != null && Equivalence.isIn(unitAsReported);
    }
}
