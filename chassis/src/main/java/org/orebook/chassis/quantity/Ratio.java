package org.orebook.chassis.quantity;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A factor as a fraction, so that there and back is the same: nothing is rounded before it is applied.
 *
 * @param numerator positive
 * @param denominator positive
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    public static final Ratio ONE = new Ratio(BigDecimal.ONE, BigDecimal.ONE);

    public Ratio {
        if (numerator.signum() <= 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("a factor is positive: " + numerator + " / " + denominator);
        }
    }

    static Ratio of(BigDecimal factor) {
        return new Ratio(factor, BigDecimal.ONE);
    }

    static Ratio of(String factor) {
        return of(new BigDecimal(factor));
    }

    /** The value times this; exact where nothing is divided, else to 34 digits. */
    public BigDecimal apply(BigDecimal value) {
        BigDecimal product = value.multiply(numerator);
        return denominator.compareTo(BigDecimal.ONE) == 0
                ? product
                : product.divide(denominator, MathContext.DECIMAL128);
    }

    public Ratio inverse() {
        return new Ratio(denominator, numerator);
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }
}
