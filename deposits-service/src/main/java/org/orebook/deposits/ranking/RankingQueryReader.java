package org.orebook.deposits.ranking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.deposits.estimate.EstimateRefusals;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.ReserveReading;

/** Reads the parameters of a ranking. */
@ApplicationScoped
class RankingQueryReader {

    private static final int MOST_ESTIMATES = 50;
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final ReserveReading reading;
    private final Bases bases;

    RankingQueryReader(ReserveReading reading, Bases bases) {
        this.reading = reading;
        this.bases = bases;
    }

    /**
     * What is asked for.
     *
     * @throws BadParameter where something cannot be read
     * @throws EstimateRefusals.NoSuchEstimate for an id that is none
     */
    RankingQuery read(RankingParameters asked) {
        if (asked.commodity == null) {
            throw BadParameter.of("commodity", null, "is needed: a code, name or synonym");
        }
        Commodity commodity = reading.commodity(asked.commodity);
        Measure measure = reading.measure(asked.measure, Measure.RESERVES);
        Map<UUID, String> whatIf = estimates(asked.whatIf == null ? List.of() : asked.whatIf);
        return new RankingQuery(
                commodity,
                measure,
                reading.edition(asked.edition),
                year(asked.year, measure),
                whatIf,
                reading(asked.reading, commodity, whatIf));
    }

    private static Integer year(String asked, Measure measure) {
        if (asked == null) {
            return null;
        }
        if (measure != Measure.PRODUCTION) {
            throw BadParameter.of("year", asked, "is of production: reserves have no year but the edition's");
        }
        if (!YEAR.matcher(asked).matches()) {
            throw BadParameter.of("year", asked, "expected a year: 2024");
        }
        return Integer.valueOf(asked);
    }

    private static Map<UUID, String> estimates(List<String> asked) {
        Map<UUID, String> estimates = new LinkedHashMap<>();
        for (String id : asked) {
            // What is no id is the id of no estimate: answered like one that may not be seen.
            if (!ID.matcher(id).matches()) {
                throw new EstimateRefusals.NoSuchEstimate(id);
            }
            estimates.putIfAbsent(UUID.fromString(id), id);
        }
        if (estimates.size() > MOST_ESTIMATES) {
            throw BadParameter.of(
                    "whatIf", Integer.toString(estimates.size()), "at most " + MOST_ESTIMATES + " estimates");
        }
        return estimates;
    }

    private String reading(String asked, Commodity commodity, Map<UUID, String> whatIf) {
        if (asked == null) {
            return null;
        }
        if (whatIf.isEmpty()) {
            throw BadParameter.of("reading", asked, "is of what-if estimates: name some");
        }
        if (asked.equals(new Reading.AsStated().code())) {
            return asked;
        }
        return bases.find(asked, commodity)
                .orElseThrow(() -> BadParameter.of(
                        "reading",
                        asked,
                        "is none of " + commodity + ": REO, element, a compound, gross-weight or ore"))
                .code();
    }
}
