package org.orebook.deposits.estimate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.chassis.json.Coded;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads the parameters of a list of estimates and says what is wrong with them. */
@ApplicationScoped
class EstimateQueryReader {

    private final Vocabularies vocabularies;

    EstimateQueryReader(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * The query that the parameters ask.
     *
     * @param deposit of this deposit alone; {@code null} for all
     * @throws BadParameter with every parameter that cannot be read
     */
    EstimateQuery read(UUID deposit, EstimateSearchParameters asked) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> commodities = commodities(asked.commodity, errors);
        List<String> countries = words("country", asked.country, vocabularies.countries()::today, errors);
        List<String> states = words("state", asked.state, codes(EstimateState.values()), errors);
        List<String> kinds = words("kind", asked.kind, codes(EstimateKind.values()), errors);
        List<String> reportingCodes =
                words("reportingCode", asked.reportingCode, codes(ReportingCode.values()), errors);
        List<String> findings = words("finding", asked.finding, codes(Finding.Code.values()), errors);
        if (!errors.isEmpty()) {
            throw BadParameter.of(errors);
        }
        int query = EstimateQuery.fingerprint(deposit, commodities, countries, states, kinds, reportingCodes, findings);
        return new EstimateQuery(
                deposit,
                commodities,
                countries,
                states,
                kinds,
                reportingCodes,
                findings,
                before(asked.cursor, query),
                Limit.of(asked.limit));
    }

    private static UUID before(String cursor, int query) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, query, 1).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private Set<String> commodities(List<String> asked, List<FieldError> errors) {
        Set<String> codes = new LinkedHashSet<>();
        for (String term : words(
                "commodity",
                asked,
                term -> vocabularies.commodities().find(term).map(commodity -> commodity.code()),
                errors)) {
            codes.addAll(vocabularies.commodities().withDescendants(term));
        }
        return codes;
    }

    /** Codes in whatever case they come: nobody should have to remember that it is NI 43-101 and not ni 43-101. */
    private static Function<String, Optional<String>> codes(Coded... constants) {
        return term -> Arrays.stream(constants)
                .map(Coded::code)
                .filter(code -> code.toLowerCase(Locale.ROOT).equals(term.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static List<String> words(
            String field, List<String> asked, Function<String, Optional<String>> find, List<FieldError> errors) {
        List<String> found = new ArrayList<>();
        for (String text : asked == null ? List.<String>of() : asked) {
            for (String part : text.split(",", -1)) {
                String term = part.strip();
                if (!term.isEmpty()) {
                    find.apply(term)
                            .ifPresentOrElse(
                                    found::add, () -> errors.add(FieldError.of(field, term, "is not known here")));
                }
            }
        }
        return found;
    }
}
