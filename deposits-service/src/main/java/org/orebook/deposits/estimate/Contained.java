package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Qualifier;

/**
 * How much of the commodity a line of an estimate says there is.
 *
 * @param tonnes exact
 * @param qualifier of the figure, or of the vaguer of the two that it was computed from
 * @param basis code of what the tonnes are of
 * @param computed whether it is ore times grade, since nothing was stated
 * @param words the arithmetic, as it would be said
 */
public record Contained(BigDecimal tonnes, Qualifier qualifier, String basis, boolean computed, String words) {

    private static final int PERCENT = 2;
    private static final String ORE = Basis.ORE.code();
    /** More digits than any figure is known to, and as many as a reader takes. */
    private static final int MOST_DIGITS = 15;

    private static final MathContext READABLE = new MathContext(9);

    /**
     * What a line contains: as stated, or else ore times grade. Empty where neither has the units for it, or what is
     * stated is of ore.
     */
    public static Optional<Contained> of(CategoryRow row, EstimateContent content) {
        return stated(row, content).or(() -> computed(row, content));
    }

    private static Optional<Contained> stated(CategoryRow row, EstimateContent content) {
        Figure figure = row.contained();
        if (figure == null || ORE.equals(content.basisOf(figure)) || figure.expressesSeveral()) {
            return Optional.empty();
        }
        return figure.tonnes()
                .map(tonnes -> new Contained(tonnes, figure.qualifier(), content.basisOf(figure), false, figure.say()));
    }

    /**
     * Ore times grade, whatever was stated besides; empty where one of them is missing or has no unit for it, or the
     * grade is of several commodities expressed as one, or of ore.
     */
    public static Optional<Contained> computed(CategoryRow row, EstimateContent content) {
        if (row.ore() == null
                || row.grade() == null
                || row.grade().expressesSeveral()
                || ORE.equals(content.basisOf(row.grade()))) {
            return Optional.empty();
        }
        return row.ore()
                .tonnes()
                .flatMap(ore -> row.grade().percent().map(percent -> {
                    BigDecimal tonnes = ore.multiply(percent).movePointLeft(PERCENT);
                    return new Contained(
                            tonnes,
                            vaguer(row.ore().qualifier(), row.grade().qualifier()),
                            content.basisOf(row.grade()),
                            true,
                            row.ore().say() + " x " + row.grade().say() + " = " + plain(tonnes) + " t");
                }));
    }

    /** Without zeros at the end that nobody wrote; what a division left without an end is rounded. */
    static String plain(BigDecimal value) {
        BigDecimal shown = value.precision() > MOST_DIGITS ? value.round(READABLE) : value;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** The same for the whole deposit, where the figure is of an owner's share. */
    public Contained ofTheWhole(BigDecimal attributablePercent) {
        if (attributablePercent == null || attributablePercent.compareTo(BigDecimal.valueOf(100)) == 0) {
            return this;
        }
        BigDecimal whole = tonnes.movePointRight(PERCENT).divide(attributablePercent, MathContext.DECIMAL128);
        return new Contained(
                whole,
                qualifier,
                basis,
                true,
                words + ", which is " + plain(attributablePercent) + " % of the deposit: " + plain(whole)
                        + " t of all");
    }

    private static Qualifier vaguer(Qualifier ore, Qualifier grade) {
        if (ore == grade || grade == Qualifier.EXACTLY) {
            return ore;
        }
        return ore == Qualifier.EXACTLY ? grade : Qualifier.ABOUT;
    }
}
