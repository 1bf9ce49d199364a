package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How a total is divided among countries.
 *
 * @param denominator tonnes of which the shares are, more than 0
 * @param shares the largest first
 */
record Concentration(BigDecimal denominator, List<Share> shares) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SCALE = BigDecimal.valueOf(10_000);
    private static final int TOP = 3;

    /** Cut off rather than rounded, so that shares of a whole never make more than the whole. */
    private static final MathContext CUT_OFF = new MathContext(34, RoundingMode.DOWN);

    /**
     * A country's part.
     *
     * @param percent 0 to 100
     */
    record Share(String country, BigDecimal tonnes, BigDecimal percent) {}

    /**
     * Divides a total.
     *
     * @param tonnes by country, none below 0
     * @param denominator more than 0 and not below the sum of the tonnes
     */
    static Concentration of(Map<String, BigDecimal> tonnes, BigDecimal denominator) {
        List<Share> shares = tonnes.entrySet().stream()
                .map(each -> new Share(
                        each.getKey(),
                        each.getValue(),
                        each.getValue().multiply(HUNDRED).divide(denominator, CUT_OFF)))
                .sorted(Comparator.comparing(Share::tonnes, Comparator.reverseOrder())
                        .thenComparing(Share::country))
                .toList();
        return new Concentration(denominator, shares);
    }

    /**
     * The Herfindahl-Hirschman index over the named countries: the sum of the squares of their shares in percent, 0 to
     * 10,000. What is not named adds to it, if only a little: it is a lower bound.
     */
    BigDecimal hhi() {
        BigDecimal squares = shares.stream()
                .map(share -> share.tonnes().multiply(share.tonnes()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.multiply(SCALE).divide(denominator.multiply(denominator), CUT_OFF);
    }

    /** The share of the largest, percent. */
    BigDecimal topOne() {
        return shares.isEmpty() ? BigDecimal.ZERO : shares.getFirst().percent();
    }

    /** The shares of the three largest together, percent. */
    BigDecimal topThree() {
        return shares.stream().limit(TOP).map(Share::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
