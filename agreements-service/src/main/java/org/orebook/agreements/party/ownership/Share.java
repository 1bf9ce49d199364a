package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of a party is somebody's, in percent: known, or unknown between two bounds.
 *
 * @param known whether every link that it comes through has a percentage
 * @param atLeast what is known of it; all of it where it is known
 * @param atMost what it cannot exceed
 */
public record Share(boolean known, BigDecimal atLeast, BigDecimal atMost) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 34;

    /** Nothing, for certain. */
    static final Share NONE = exactly(BigDecimal.ZERO);

    /** The whole. */
    static final Share WHOLE = exactly(HUNDRED);

    public Share {
        if (atLeast.signum() < 0 || atLeast.compareTo(atMost) > 0 || (known && atLeast.compareTo(atMost) != 0)) {
            throw new IllegalArgumentException("no share: " + atLeast + " to " + atMost);
        }
    }

    static Share exactly(BigDecimal percent) {
        return new Share(true, percent, percent);
    }

    /** Unknown: between nothing and so much. */
    static Share upTo(BigDecimal percent) {
        return new Share(false, BigDecimal.ZERO, percent);
    }

    /** Both together; bounded by the whole. */
    Share plus(Share other) {
        return new Share(
                known && other.known,
                atLeast.add(other.atLeast).min(HUNDRED),
                atMost.add(other.atMost).min(HUNDRED));
    }

    /** So much of so much: 30 % of 70 % is 21 %. */
    Share of(Share whole) {
        return new Share(known && whole.known, times(atLeast, whole.atLeast), times(atMost, whole.atMost));
    }

    /** The same where more may come of what was not followed: known at least. */
    Share orMore(Share more) {
        return new Share(false, atLeast, atMost.add(more.atMost).min(HUNDRED));
    }

    private static BigDecimal times(BigDecimal one, BigDecimal other) {
        return one.multiply(other).movePointLeft(2);
    }

    /**
     * As it is answered.
     *
     * @param percent where it is known
     * @param atLeast the part that is known, where the whole is not
     * @param atMost what it cannot exceed, where it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Share")
    public record View(@JsonProperty boolean known, BigDecimal percent, BigDecimal atLeast, BigDecimal atMost) {}

    View view() {
        return known
                ? new View(true, rounded(atLeast, RoundingMode.HALF_UP), null, null)
                : new View(false, null, rounded(atLeast, RoundingMode.DOWN), rounded(atMost, RoundingMode.UP));
    }

    private static BigDecimal rounded(BigDecimal percent, RoundingMode mode) {
        BigDecimal figure = percent.round(new MathContext(DIGITS, mode)).stripTrailingZeros();
        return figure.setScale(Math.max(figure.scale(), 0));
    }
}
