package org.orebook.deposits.reserve;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Country;
import org.orebook.chassis.vocabulary.CountryReading;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads what a caller asks of tables of countries; each refuses what it does not know with {@link BadParameter}. */
@ApplicationScoped
public class ReserveReading {

    private static final int LONGEST_EDITION = 200;

    private final Vocabularies vocabularies;

    ReserveReading(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** A commodity by code, name, symbol or synonym; {@code null} where none is asked for. */
    public Commodity commodity(String asked) {
        if (asked == null) {
            return null;
        }
        return vocabularies
                .commodities()
                .find(asked)
                .orElseThrow(() -> BadParameter.of("commodity", asked, "is no commodity that is known here"));
    }

    /** A country of today by code or name; {@code null} where none is asked for. */
    public Country country(String asked) {
        if (asked == null) {
            return null;
        }
        Optional<CountryReading> reading = vocabularies.countries().read(asked);
        return switch (reading.orElse(null)) {
            case CountryReading.Today(String code) ->
                vocabularies.countries().get(code).orElseThrow();
            case CountryReading.Dissolved dissolved ->
                throw BadParameter.of(
                        "country", asked, "is several countries today: " + String.join(", ", dissolved.successors()));
            case null -> throw BadParameter.of("country", asked, "is no country that is known here");
        };
    }

    /** A measure; the given one where none is asked for. */
    public Measure measure(String asked, Measure otherwise) {
        if (asked == null) {
            return otherwise;
        }
        Measure measure = Measure.ofCode(asked);
        if (measure == null) {
            throw BadParameter.of("measure", asked, "expected reserves or production");
        }
        return measure;
    }

    /** The name of an edition, which may be that of none. */
    public String edition(String asked) {
        if (asked != null && (asked.length() > LONGEST_EDITION || asked.chars().anyMatch(Character::isISOControl))) {
            throw BadParameter.of("edition", asked.replace("\u0000", "\uFFFD"), "is no name of an edition");
        }
        return asked;
    }
}
