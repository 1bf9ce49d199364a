package org.orebook.agreements.exposure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.agreement.AgreementReference;
import org.orebook.agreements.party.PartyReference;

/**
 * How much of what is in the ground stands under agreements.
 *
 * @param commodity its code
 * @param country of the deposits, ISO 3166-1 alpha-2; absent where they are those of the whole registry
 * @param at the day of the agreements; tonnages are those of today
 * @param bases one for each basis that tonnages are known on: none is added to another
 * @param countryWide agreements about the commodity of a country that name no deposit, so that nothing can be measured
 * @param additive whether the figures of holders may be added: not so where lines name no holder, and count for each party
 *     of their agreement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Exposure")
public record ExposureView(
        String commodity,
        String country,
        String by,
        LocalDate at,
        List<OnBasis> bases,
        List<AgreementReference> countryWide,
        boolean additive) {

    /**
     * On one basis.
     *
     * @param total of all deposits, by measure
     * @param holders those under whose agreements something stands, by party or country; the first is that which takes
     *     most
     */
    @Schema(name = "ExposureOnBasis")
    public record OnBasis(String basis, Tonnes total, List<OfHolder> holders) {}

    /**
     * What stands under the agreements of one holder.
     *
     * @param party where exposure is asked for by party
     * @param country where it is asked for by country; absent where it is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposureOfHolder")
    public record OfHolder(
            PartyReference party, String country, Standing binding, Standing nonBinding, Standing bindingNotStated) {}

    /**
     * Under instruments of one kind.
     *
     * @param agreements how many
     * @param withoutTonnage how many of their deposits have no tonnage on this basis
     * @param taken by firm shares and tonnages
     * @param named of the deposits that they name, whatever they take of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposureStanding")
    public record Standing(int agreements, int withoutTonnage, Parts taken, Parts named) {}

    /**
     * Tonnes, and what percentage of the total they are, by measure. What is confirmed and what is claimed are never added;
     * nor are reserves and resources.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposureParts")
    public record Parts(Part reserves, Part measuredAndIndicated, Part claimedLeast, Part claimedMost) {}

    /** So many tonnes, which are so many per cent of the total. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposurePart")
    public record Part(BigDecimal tonnes, BigDecimal percent) {}

    /** Tonnes by measure; what nobody gives is absent, which is not 0. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposureTonnes")
    public record Tonnes(
            BigDecimal reserves, BigDecimal measuredAndIndicated, BigDecimal claimedLeast, BigDecimal claimedMost) {}
}
