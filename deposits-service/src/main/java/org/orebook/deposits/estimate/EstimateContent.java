package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an estimate states, as it is kept: read and written as one.
 *
 * @param commodity code of the commodity
 * @param commodityAsReported in the source's words, where they are not the code
 * @param zone of the deposit in the source's words, where it is no deposit of its own here
 * @param resourcesIncludeReserves whether its resources include its reserves; {@code null} where it does not say
 * @param basis code of what its grades and contained figures are of
 * @param rows its table, at least one line
 * @param attributablePercent the share of the deposit that the figures are of, more than 0 and up to 100; {@code null}
 *     where it does not say, and all of it is taken
 * @param cutOff grade or value under which nothing was counted
 * @param effectiveOn the date of the figures: a year, a month or a day of ISO 8601
 * @param publishedOn the date of the document, likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EstimateContent(
        String commodity,
        String commodityAsReported,
        String zone,
        ReportingCode reportingCode,
        EstimateKind kind,
        Boolean resourcesIncludeReserves,
        String basis,
        List<CategoryRow> rows,
        BigDecimal attributablePercent,
        Figure cutOff,
        PriceAssumption price,
        String effectiveOn,
        String publishedOn,
        CompetentPerson competentPerson,
        EstimateSource source,
        String note) {

    public EstimateContent {
        rows = List.copyOf(rows);
    }

    /** The basis of a figure of this estimate: its own, or the estimate's. */
    public String basisOf(Figure figure) {
        return figure.basis() == null ? basis : figure.basis();
    }
}
