package org.orebook.agreements.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads the parameters of a search of parties and says what is wrong with them. */
@ApplicationScoped
class PartyQueryReader {

    private static final int LONGEST_TEXT = 200;

    private final Vocabularies vocabularies;

    PartyQueryReader(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * The query that the parameters ask.
     *
     * @throws BadParameter with every parameter that cannot be read
     */
    PartyQuery read(PartySearchParameters asked) {
        List<FieldError> errors = new ArrayList<>();
        String text = text("q", asked.q, errors);
        String identifier = text("identifier", asked.identifier, errors);
        PartyQuery query = new PartyQuery(
                text,
                words("country", asked.country, vocabularies.countries()::today, errors),
                words("kind", asked.kind, PartyQueryReader::kind, errors),
                identifier == null ? null : PartyIdentifier.comparable(identifier),
                sort(asked.sort, text != null, errors),
                Limit.of(asked.limit),
                blankToNull(asked.cursor));
        if (!errors.isEmpty()) {
            throw BadParameter.of(errors);
        }
        return query;
    }

    private static Optional<String> kind(String code) {
        return Optional.ofNullable(PartyKind.ofCode(code)).map(PartyKind::code);
    }

    private static String text(String field, String asked, List<FieldError> errors) {
        String text = blankToNull(asked);
        if (text != null && text.length() > LONGEST_TEXT) {
            errors.add(FieldError.of(field, "at most " + LONGEST_TEXT + " characters"));
            return null;
        }
        return text;
    }

    private static PartyQuery.Sort sort(String asked, boolean text, List<FieldError> errors) {
        String code = blankToNull(asked);
        if (code == null) {
            return text ? PartyQuery.Sort.RELEVANCE : PartyQuery.Sort.NAME;
        }
        Optional<PartyQuery.Sort> sort = Arrays.stream(PartyQuery.Sort.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
        if (sort.isEmpty()) {
            String known = Arrays.stream(PartyQuery.Sort.values())
                    .map(PartyQuery.Sort::code)
                    .collect(Collectors.joining(", "));
            errors.add(FieldError.of("sort", code, "expected one of " + known));
        } else if (sort.get() == PartyQuery.Sort.RELEVANCE && !text) {
            errors.add(FieldError.of("sort", code, "relevance goes with q"));
        }
        return sort.orElse(PartyQuery.Sort.NAME);
    }

    /** A parameter may be repeated, or hold several values with commas between. */
    private static List<String> words(
            String field, List<String> asked, Function<String, Optional<String>> find, List<FieldError> errors) {
        List<String> codes = new ArrayList<>();
        for (String value : asked == null ? List.<String>of() : asked) {
            for (String term : value.split(",", -1)) {
                if (!term.isBlank()) {
                    find.apply(term.strip())
                            .ifPresentOrElse(
                                    codes::add,
                                    () -> errors.add(
                                            FieldError.of(field, term.strip(), "is not known to the vocabulary")));
                }
            }
        }
        return codes.stream().distinct().sorted().toList();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
