package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.quantity.Amount;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.deposit.DepositReference;

/**
 * An estimate as it is answered: everything as reported, and beside it what it is in tonnes and percent.
 *
 * @param version counts its changes; also the ETag
 * @param deposit its deposit, district or zone
 * @param supersededBy the estimate that stands in its place
 * @param preferred whether it is the one to take, of those of its deposit, commodity and kind, and why; only in the list
 *     of a deposit
 * @param findings what does not add up in it; the place of each in the list is how it is accepted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Estimate")
public record EstimateView(
        UUID id,
        int version,
        DepositReference deposit,
        String commodity,
        String commodityAsReported,
        String zone,
        ReportingCode reportingCode,
        EstimateKind kind,
        EstimateState state,
        UUID supersededBy,
        String preferred,
        Boolean resourcesIncludeReserves,
        String basis,
        List<Row> rows,
        BigDecimal attributablePercent,
        Figure cutOff,
        PriceAssumption price,
        String effectiveOn,
        String publishedOn,
        CompetentPerson competentPerson,
        EstimateSource source,
        String note,
        List<FindingView> findings,
        Instant recordedAt,
        String recordedBy,
        UUID importId,
        Instant changedAt,
        String changedBy) {

    /**
     * A line of its table.
     *
     * @param bridge what categories of GKZ are usually read as: an indication, and no conversion
     * @param computed ore times grade, where no contained figure was stated
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "EstimateRow")
    public record Row(
            List<Category> categories,
            List<Bridge> bridge,
            FigureView ore,
            FigureView grade,
            FigureView contained,
            Computed computed) {}

    /** The CRIRSCO category that a GKZ one is usually read as. */
    @Schema(name = "CategoryBridge")
    public record Bridge(Category category, Category usuallyReadAs, String label) {

        static final String LABEL = "indicative only: GKZ categories are not converted";
    }

    /**
     * A figure as reported, and what it is.
     *
     * @param normalised in tonnes, or percent; {@code null} where it has no unit, or one of volume
     * @param shown in the unit and basis that were asked for; {@code null} where none were
     * @param notShown why it is not, where there is no factor
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "EstimateFigure")
    public record FigureView(
            Qualifier qualifier,
            BigDecimal value,
            String unit,
            String unitAsReported,
            String basis,
            Amount normalised,
            Amount shown,
            String notShown) {}

    /** What ore and grade come to. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "ComputedContent")
    public record Computed(Qualifier qualifier, String arithmetic, Amount normalised, Amount shown, String notShown) {}

    /** A finding with how much it matters and whether it is open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EstimateFinding")
    public record FindingView(
            int place,
            Finding.Code code,
            Finding.Severity severity,
            boolean open,
            Integer row,
            String text,
            UUID other,
            Finding.Acceptance accepted) {}
}
