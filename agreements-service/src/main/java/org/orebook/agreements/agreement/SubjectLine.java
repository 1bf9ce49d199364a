package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * One thing that an agreement is about. Which members there are depends on its kind; the others are {@code null}.
 *
 * @param id kept through changes and amendments
 * @param deposit as stated
 * @param winner the deposit that goes on in its place, where it was merged
 * @param commodity code
 * @param country ISO 3166-1 alpha-2
 * @param holder the party that it goes to
 * @param percent of the deposit's equity, more than 0 and up to 100
 * @param quantity of a tonnage: the whole; of a rate: a year
 * @param outOf what a tonnage may be granted out of at the least
 * @param termYears how many years a rate runs
 * @param from the first day, in ISO 8601
 * @param until the last day, likewise
 * @param text in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectLine(
        UUID id,
        LineKind kind,
        Firmness firmness,
        UUID deposit,
        UUID winner,
        String commodity,
        String country,
        UUID holder,
        BigDecimal percent,
        Quantity quantity,
        OutOf outOf,
        BigDecimal termYears,
        String from,
        String until,
        String text) {

    /** The deposit that it is about by now; {@code null} where it is about none. */
    public UUID subject() {
        return winner == null ? deposit : winner;
    }

    public boolean isFirm() {
        return firmness == Firmness.FIRM;
    }
}
