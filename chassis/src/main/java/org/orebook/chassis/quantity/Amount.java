package org.orebook.chassis.quantity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An amount as it is shown: a value, or a range where the source did not say enough to know it.
 *
 * @param value {@code null} where there is a range
 * @param low the lowest that it can be; {@code null} where there is a value
 * @param high the highest that it can be; {@code null} where there is a value
 * @param unit code of the unit
 * @param basis code of what it is of; {@code null} for ore
 * @param how what was reckoned to come here from what was reported; {@code null} where nothing was but the unit
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Amount(BigDecimal value, BigDecimal low, BigDecimal high, String unit, String basis, String how) {

    /** Enough for any figure of a deposit, and no digits that only the division made. */
    private static final MathContext SHOWN = new MathContext(12, RoundingMode.HALF_EVEN);

    /** A range in a unit. */
    public static Amount of(Range range, String unit, String basis, String how) {
        return range.isExact()
                ? new Amount(shown(range.low()), null, null, unit, basis, how)
                : new Amount(null, shown(range.low()), shown(range.high()), unit, basis, how);
    }

    /** A value in a unit. */
    public static Amount of(BigDecimal value, String unit, String basis) {
        return of(Range.exactly(value), unit, basis, null);
    }

    private static BigDecimal shown(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // What has more digits was either written so, and is short, or comes of a division.
        BigDecimal rounded = value.precision() > MathContext.DECIMAL128.getPrecision() - 2 ? value.round(SHOWN) : value;
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
