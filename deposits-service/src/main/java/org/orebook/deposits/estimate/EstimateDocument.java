package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.quantity.Qualifier;

/**
 * What a caller states about an estimate: words still as written. {@link EstimateCheck} makes an {@link EstimateContent}
 * of it.
 *
 * @param commodity code, symbol, name or synonym
 * @param commodityAsReported in the source's words
 * @param zone of the deposit in the source's words, where it is no deposit of its own here
 * @param reportingCode none where not stated
 * @param kind a claim where not stated
 * @param resourcesIncludeReserves whether its resources include its reserves
 * @param basis what its tonnes of the commodity are of: element, a compound such as WO3, REO, gross-weight, ore;
 *     not-stated where the source does not say
 * @param rows a line per category
 * @param attributablePercent the share of the deposit that the figures are of
 * @param cutOff grade or value under which nothing was counted
 * @param price the price that it assumes
 * @param effectiveOn date of the figures: a year, a month or a day of ISO 8601
 * @param publishedOn date of the document, likewise
 * @param competentPerson who signs for it
 * @param source where it was read
 * @param reason why: kept in the history, not in the estimate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EstimateDocument")
public record EstimateDocument(
        String commodity,
        String commodityAsReported,
        String zone,
        ReportingCode reportingCode,
        EstimateKind kind,
        Boolean resourcesIncludeReserves,
        String basis,
        List<RowDocument> rows,
        BigDecimal attributablePercent,
        FigureDocument cutOff,
        PriceAssumption price,
        String effectiveOn,
        String publishedOn,
        CompetentPerson competentPerson,
        EstimateSource source,
        String note,
        String reason) {

    /** A line as written: no categories where the source names none, several where one figure is for them together. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RowDocument(
            List<Category> categories, FigureDocument ore, FigureDocument grade, FigureDocument contained) {}

    /**
     * A figure as written.
     *
     * @param qualifier exactly (=) where not stated
     * @param unit code or name of a unit; a figure without one is kept as it is
     * @param basis what it is of, where that is not the estimate's basis
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FigureDocument(
            Qualifier qualifier, BigDecimal value, String unit, String unitAsReported, String basis) {

        private static FigureDocument of(Figure figure) {
            return figure == null
                    ? null
                    : new FigureDocument(
                            figure.qualifier(), figure.value(), figure.unit(), figure.unitAsReported(), figure.basis());
        }
    }

    /** The document that would state what is stated at present: what a merge patch is applied to. */
    static EstimateDocument of(EstimateContent content) {
        return new EstimateDocument(
                content.commodity(),
                content.commodityAsReported(),
                content.zone(),
                content.reportingCode(),
                content.kind(),
                content.resourcesIncludeReserves(),
                content.basis(),
                content.rows().stream()
                        .map(row -> new RowDocument(
                                row.categories(),
                                FigureDocument.of(row.ore()),
                                FigureDocument.of(row.grade()),
                                FigureDocument.of(row.contained())))
                        .toList(),
                content.attributablePercent(),
                FigureDocument.of(content.cutOff()),
                content.price(),
                content.effectiveOn(),
                content.publishedOn(),
                content.competentPerson(),
                content.source(),
                content.note(),
                null);
    }
}
