package org.orebook.deposits.reserve;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.quantity.Qualifier;

/**
 * A figure of a country as it is answered: as its source has it and, where asked for, in another unit or basis.
 *
 * @param year of production; absent for reserves
 * @param country ISO 3166-1 alpha-2; absent for other countries and the world total
 * @param name as reported
 * @param value in the unit; absent where the source gives none, and then absence says why
 * @param raw the text of the figure: a dash is zero
 * @param converted the same in the unit and basis asked for
 * @param notConverted why it cannot be, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CountryFigure")
record ReserveView(
        String source,
        String edition,
        String commodity,
        Measure measure,
        Integer year,
        Boolean estimated,
        RowKind kind,
        String country,
        String name,
        BigDecimal value,
        String unit,
        String basis,
        String basisAsReported,
        Qualifier qualifier,
        Absence absence,
        String raw,
        String note,
        String uri,
        Converted converted,
        String notConverted) {

    /**
     * A figure in another unit and basis.
     *
     * @param low the lowest that it can be
     * @param high the highest: the same where the factor is known
     * @param words how the one basis became the other; absent where it is the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConvertedFigure")
    record Converted(BigDecimal low, BigDecimal high, String unit, String basis, String words) {}
}
