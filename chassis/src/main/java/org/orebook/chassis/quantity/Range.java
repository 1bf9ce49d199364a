package org.orebook.chassis.quantity;

import java.math.BigDecimal;

/**
 * What a value may be, from the lowest to the highest; both the same where it is known.
 *
 * @param low not above high
 * @param high not below low
 */
public record Range(BigDecimal low, BigDecimal high) {

    public Range {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException(low + " is above " + high);
        }
    }

    public static Range exactly(BigDecimal value) {
        return new Range(value, value);
    }

    public boolean isExact() {
        return low.compareTo(high) == 0;
    }

    public Range plus(Range other) {
        return new Range(low.add(other.low), high.add(other.high));
    }

    public Range times(Factor factor) {
        // Of less than nothing, which nobody measured but somebody may have written, the higher factor makes the lower.
        return new Range(
                (low.signum() < 0 ? factor.high() : factor.low()).apply(low),
                (high.signum() < 0 ? factor.low() : factor.high()).apply(high));
    }
}
