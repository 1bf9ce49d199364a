package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.util.Optional;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.Qualifier;

/**
 * From the least to the most that a figure can mean, as it is written and qualified. How much that is, is a matter of
 * judgement and not of arithmetic, so that these are no exact decimals.
 */
record Leeway(double least, double most) {

    private static final int SURE_DIGITS = 2;
    private static final double ABOUT = 0.05;
    private static final double NEARLY = 0.1;
    /** "More than" says nothing of how much more; but nobody says it of ten times as much. */
    private static final double MORE = 10;
    /** For what rounding in between may have done. */
    private static final double ROUNDING = 1.01;

    /** Of a mass, in tonnes. */
    static Leeway ofTonnes(Figure figure) {
        return of(
                figure.tonnes().orElseThrow(),
                withValue(figure, halfUnit(figure.value())).tonnes(),
                figure.qualifier());
    }

    /** Of a grade, in percent. */
    static Leeway ofPercent(Figure figure) {
        return of(
                figure.percent().orElseThrow(),
                withValue(figure, halfUnit(figure.value())).percent(),
                figure.qualifier());
    }

    private static Leeway of(BigDecimal amount, Optional<BigDecimal> rounding, Qualifier qualifier) {
        double value = amount.doubleValue();
        double half = rounding.orElseThrow().doubleValue();
        double least = Math.max(0, value - half);
        double most = value + half;
        return switch (qualifier) {
            case EXACTLY -> new Leeway(least, most);
            case ABOUT -> new Leeway(Math.min(least, value * (1 - ABOUT)), Math.max(most, value * (1 + ABOUT)));
            case NEARLY -> new Leeway(Math.min(least, value * (1 - NEARLY)), most);
            case MORE_THAN -> new Leeway(least, most * MORE);
            case LESS_THAN -> new Leeway(least / MORE, most);
        };
    }

    /**
     * Half of the last place that a value is known to: the last one written. Zeros at the end of a whole number may only
     * fill it up: of them only so many count as make two digits (800000 is 800000 plus or minus 5000).
     */
    static BigDecimal halfUnit(BigDecimal value) {
        int place = -value.scale();
        if (value.scale() <= 0 && value.signum() != 0) {
            BigDecimal known = value.stripTrailingZeros();
            place = Math.max(place, -known.scale() - Math.max(0, SURE_DIGITS - known.precision()));
        }
        return BigDecimal.valueOf(5, 1 - place);
    }

    private static Figure withValue(Figure figure, BigDecimal value) {
        return new Figure(figure.qualifier(), value, figure.unit(), null, null);
    }

    /** Of ore times grade in percent, in another basis. */
    Leeway times(Leeway percent, Factor factor) {
        return new Leeway(
                least * percent.least / 100 * factor.low().apply(BigDecimal.ONE).doubleValue(),
                most * percent.most / 100 * factor.high().apply(BigDecimal.ONE).doubleValue());
    }

    /** Whether both can mean the same. */
    boolean meets(Leeway other) {
        return least <= other.most * ROUNDING && other.least <= most * ROUNDING;
    }
}
