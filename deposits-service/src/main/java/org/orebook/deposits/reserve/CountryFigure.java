package org.orebook.deposits.reserve;

import java.math.BigDecimal;
import java.util.Optional;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.quantity.Qualifier;

/**
 * One figure of a table of countries, as its source has it.
 *
 * @param ordinal its row in the table, from 1
 * @param kind what the row is of: only a country can be ranked
 * @param country ISO 3166-1 alpha-2 of today; {@code null} where the row is of none
 * @param name as reported
 * @param year of production; 0 for reserves, which have no year but the edition's
 * @param estimated whether the source marks the year's figures as estimated
 * @param value as reported, in the unit; {@code null} where there is none
 * @param qualifier of the value; {@code null} where there is none
 * @param absence why there is no value; {@code null} where there is one
 * @param raw the text of the figure
 * @param unit code of a {@link MassUnit}
 * @param basis code of what the figure is of
 * @param note of the row, or {@code null}
 * @param uri of the source, or {@code null}
 */
public record CountryFigure(
        int ordinal,
        RowKind kind,
        String country,
        String name,
        Measure measure,
        int year,
        boolean estimated,
        BigDecimal value,
        Qualifier qualifier,
        Absence absence,
        String raw,
        String unit,
        String basis,
        String basisAsReported,
        String note,
        String uri) {

    /** In tonnes, exact; empty where there is no value. */
    public Optional<BigDecimal> tonnes() {
        return Optional.ofNullable(value)
                .map(stated -> MassUnit.find(unit).orElseThrow().toTonnes(stated));
    }
}
