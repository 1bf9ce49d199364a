package org.orebook.agreements.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orebook.chassis.json.Coded;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.PartialDate;
import org.orebook.chassis.statement.PlainText;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads the parameters of a list of agreements and says what is wrong with them. */
@ApplicationScoped
class AgreementQueryReader {

    private static final int LONGEST_TEXT = 200;

    private final Vocabularies vocabularies;

    AgreementQueryReader(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * The query that the parameters ask.
     *
     * @throws BadParameter with every parameter that cannot be read
     */
    AgreementQuery read(AgreementSearchParameters asked) {
        List<FieldError> errors = new ArrayList<>();
        AgreementQuery query = new AgreementQuery(
                text("q", asked.q, errors),
                words("type", asked.type, codes(AgreementType.values()), errors),
                words("state", asked.state, codes(AgreementState.values()), errors),
                words("binding", asked.binding, codes(Binding.values()), errors),
                text("party", asked.party, errors),
                text("deposit", asked.deposit, errors),
                words("country", asked.country, vocabularies.countries()::today, errors),
                commodities(asked.commodity, errors),
                date("signedFrom", asked.signedFrom, errors),
                date("signedUntil", asked.signedUntil, errors),
                day("obligationDueBefore", asked.obligationDueBefore, errors),
                sort(asked.sort, errors),
                asked.cursor == null || asked.cursor.isBlank() ? null : asked.cursor,
                Limit.of(asked.limit));
        if (!errors.isEmpty()) {
            throw BadParameter.of(errors);
        }
        return query;
    }

    /**
     * The day that a parameter names; {@code null} where it was not sent.
     *
     * @throws BadParameter where it is none
     */
    static LocalDate day(String name, String asked) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate day = day(name, asked, errors);
        if (!errors.isEmpty()) {
            throw BadParameter.of(errors);
        }
        return day;
    }

    private static LocalDate day(String name, String asked, List<FieldError> errors) {
        try {
            if (asked == null || asked.isEmpty()) {
                return null;
            }
            if (asked.length() == LocalDate.EPOCH.toString().length()) {
                return LocalDate.parse(asked);
            }
        } catch (DateTimeException illFormed) {
            // Said below, as of any other text.
        }
        errors.add(FieldError.of(name, asked, "expected a day of ISO 8601, such as 2026-01-01"));
        return null;
    }

    private static String date(String name, String asked, List<FieldError> errors) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        if (!PartialDate.isValid(asked)) {
            errors.add(FieldError.of(name, asked, "expected a year, month or day of ISO 8601"));
        }
        return asked;
    }

    private static String text(String name, String asked, List<FieldError> errors) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        String text = asked.strip();
        if (text.length() > LONGEST_TEXT) {
            errors.add(FieldError.of(name, text, "at most " + LONGEST_TEXT + " characters"));
        } else if (PlainText.fault(text) != null) {
            errors.add(FieldError.of(name, PlainText.fault(text)));
        }
        return text;
    }

    private static AgreementQuery.Sort sort(String asked, List<FieldError> errors) {
        if (asked == null || asked.isEmpty()) {
            return AgreementQuery.Sort.NEWEST;
        }
        for (AgreementQuery.Sort sort : AgreementQuery.Sort.values()) {
            if (sort.code().equals(asked)) {
                return sort;
            }
        }
        errors.add(FieldError.of("sort", asked, "expected newest, title or signed"));
        return AgreementQuery.Sort.NEWEST;
    }

    private Set<String> commodities(List<String> asked, List<FieldError> errors) {
        Set<String> codes = new LinkedHashSet<>();
        words("commodity", asked, term -> vocabularies.commodities().find(term).map(Commodity::code), errors)
                .forEach(code -> codes.addAll(vocabularies.commodities().withDescendants(code)));
        return codes;
    }

    private static Function<String, Optional<String>> codes(Coded... constants) {
        return term -> Arrays.stream(constants)
                .map(Coded::code)
                .filter(code -> code.equals(term.toLowerCase(Locale.ROOT)))
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
