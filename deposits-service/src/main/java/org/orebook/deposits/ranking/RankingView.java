package org.orebook.deposits.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.RowKind;

/**
 * Where countries stand.
 *
 * @param unit of all tonnages: t
 * @param basis code of what all tonnages are of
 * @param year of production; absent for reserves
 * @param entries the ranked countries, the largest first
 * @param unranked countries without a rank, and why
 * @param notCountries other countries together and the world total
 * @param country where the country asked for stands
 * @param whatIf what the estimates asked about would change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Ranking")
record RankingView(
        String commodity,
        String commodityName,
        Measure measure,
        String source,
        String edition,
        String unit,
        String basis,
        Integer year,
        List<Entry> entries,
        List<Unranked> unranked,
        List<NotCountry> notCountries,
        Standing country,
        WhatIfAnswer whatIf,
        List<Warning> warnings) {

    /**
     * A ranked country.
     *
     * @param rank from 1; countries with the same tonnage share one, and the next ones are left out
     * @param name as reported
     * @param value as reported, in the unit as reported
     * @param converted how its basis became the table's; absent where it is the same
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RankingEntry")
    record Entry(
            int rank,
            String country,
            String name,
            BigDecimal tonnes,
            Qualifier qualifier,
            BigDecimal value,
            String unit,
            String raw,
            String note,
            String converted) {}

    /** A country without a rank: not-available, withheld, in-total or other-basis, and the same in words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UnrankedCountry")
    record Unranked(String country, String name, String reason, String words, String raw, String note) {}

    /** A row that is no country. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "NotACountry")
    record NotCountry(RowKind kind, String name, BigDecimal tonnes, Qualifier qualifier, String raw, String note) {}

    /**
     * Where a country stands.
     *
     * @param rank absent where it has none, and then reason says why: not-available, withheld, in-total, other-basis or
     *     not-listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CountryStanding")
    record Standing(
            String country,
            String name,
            Integer rank,
            BigDecimal tonnes,
            Qualifier qualifier,
            String reason,
            String words) {}

    /**
     * What estimates would change.
     *
     * @param countries those of the estimates
     * @param leftOut estimates of deposits that are in no country
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "RankingWhatIf")
    record WhatIfAnswer(List<Affected> countries, List<WhatIfView.Left> leftOut) {}

    /** A country before, and after in each reading. */
    @Schema(name = "AffectedCountry")
    record Affected(String country, String name, Standing before, List<ReadingAnswer> readings) {}

    /**
     * One reading of estimates that do not say what they are of.
     *
     * @param reading code
     * @param label the same in words, with the arithmetic
     * @param comparable whether such figures can be compared with the table at all
     * @param notComparable why not
     * @param after absent where nothing was added
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RankingReading")
    record ReadingAnswer(
            String reading,
            String label,
            boolean comparable,
            String notComparable,
            List<WhatIfView.Added> added,
            List<WhatIfView.Left> leftOut,
            Afterwards after) {}

    /**
     * Where a country would stand.
     *
     * @param low tonnes, the least that it can be
     * @param high the most
     * @param rankAtWorst with the least, and the others of the what-if with the most; absent where the tonnes are less than
     *     they say, so that it may be any worse one
     * @param rankAtBest the other way round; absent where the tonnes are more than they say, so that it may be any better
     *     one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StandingAfter")
    record Afterwards(BigDecimal low, BigDecimal high, Qualifier qualifier, Integer rankAtWorst, Integer rankAtBest) {}
}
