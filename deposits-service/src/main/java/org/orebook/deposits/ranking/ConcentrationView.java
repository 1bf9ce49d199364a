package org.orebook.deposits.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.deposits.reserve.Measure;

/**
 * How concentrated a commodity is.
 *
 * @param unit of all tonnages: t
 * @param basis code of what all tonnages are of
 * @param year of production; absent for reserves
 * @param figures by the edition alone
 * @param withoutFigure countries that have none that could be taken
 * @param whatIf the same with the estimates asked about, one answer per reading
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Concentration")
record ConcentrationView(
        String commodity,
        String commodityName,
        Measure measure,
        String source,
        String edition,
        String unit,
        String basis,
        Integer year,
        Total denominator,
        Bound bound,
        Figures figures,
        List<RankingView.Unranked> withoutFigure,
        List<ReadingAnswer> whatIf,
        List<Warning> warnings) {

    /** The total that the shares are of: world-total or sum-of-rows, and why. */
    @Schema(name = "Denominator")
    record Total(BigDecimal tonnes, String kind, String words) {}

    /**
     * What the index is a bound of.
     *
     * @param code lower-bound; or lower-bound-of-denominator, where the denominator is itself only a lower bound, so that
     *     shares are upper bounds and the index is not strictly a lower one
     */
    @Schema(name = "ConcentrationBound")
    record Bound(String code, String words) {}

    /**
     * Shares and what is made of them.
     *
     * @param hhi Herfindahl-Hirschman index over the named countries, 0 to 10,000
     * @param topOne share of the largest, percent
     * @param topThree shares of the three largest together, percent
     */
    @Schema(name = "ConcentrationFigures")
    record Figures(
            BigDecimal denominatorTonnes, BigDecimal hhi, BigDecimal topOne, BigDecimal topThree, List<Share> shares) {}

    /** A country's part of the denominator. */
    @Schema(name = "ConcentrationShare")
    record Share(String country, String name, BigDecimal tonnes, BigDecimal percent) {}

    /**
     * One reading of estimates that do not say what they are of.
     *
     * @param low with the least that the estimates can be
     * @param high with the most; the index may go either way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConcentrationReading")
    record ReadingAnswer(
            String reading,
            String label,
            boolean comparable,
            String notComparable,
            List<WhatIfView.Added> added,
            List<WhatIfView.Left> leftOut,
            Figures low,
            Figures high) {}
}
