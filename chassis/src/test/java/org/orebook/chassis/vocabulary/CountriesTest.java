package org.orebook.chassis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    private final Countries countries = new Vocabularies().countries();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kazakhstan|KZ",
                "Kazakstan|KZ",
                "Қазақстан|KZ",
                "KAZ|KZ",
                "kz|KZ",
                "Zaire|CD",
                "Congo (Kinshasa)|CD",
                "Congo (Zaire)|CD",
                "Congo|CG",
                "Congo People's Republic|CG",
                "Burma|MM",
                "Myanmar (Burma)|MM",
                "Burkina Faso (Upper Volta)|BF",
                "Swaziland|SZ",
                "Kalaallit Nunaat (Greenland)|GL",
                "Scotland|GB",
                "Korea (North)|KP",
                "Korea, Republic of|KR",
                "Surinam|SR",
                "Tadzikistan|TJ",
                "Russia?|RU",
                "Russia (Buryatia Republic)|RU",
                "The Gambia|GM",
                "Territory of New Caledonia and Dependencies|NC",
                "Türkiye|TR",
                "Turkey|TR",
                "TURKIYE|TR",
                "West Bank|PS",
                "Россия|RU",
                "Côte d’Ivoire|CI",
                "U.S.A.|US"
            })
    void readsNamesOfTodayAndOfThePast(String reported, String code) {
        assertThat(countries.read(reported)).contains(new CountryReading.Today(code));
    }

    @Test
    void readsWhatAWrongEncodingLeft() {
        assertThat(countries.read("Côte D\u0092Ivoire")).contains(new CountryReading.Today("CI"));
        assertThat(countries.read("C\uFFFDte d\uFFFDIvoire (Ivory  Coast)")).contains(new CountryReading.Today("CI"));
    }

    @Test
    void namesTheSuccessorsOfACountryThatIsNoMore() {
        assertThat(countries.read("ex-USSR"))
                .hasValueSatisfying(reading -> assertThat(reading)
                        .isInstanceOfSatisfying(CountryReading.Dissolved.class, dissolved -> {
                            assertThat(dissolved.name()).isEqualTo("USSR");
                            assertThat(dissolved.successors()).hasSize(15).contains("KZ", "RU", "UA");
                        }));
        assertThat(countries.read("Serbia and Montenegro"))
                .contains(new CountryReading.Dissolved("Serbia and Montenegro", List.of("ME", "RS")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Czechoslovakia",
                "Yugoslavia",
                "Netherlands Antilles",
                "Korean Peninsula",
                "Pacific Islands Trust Territory"
            })
    void doesNotChooseAmongSuccessors(String reported) {
        assertThat(countries.read(reported))
                .hasValueSatisfying(reading -> assertThat(reading).isInstanceOf(CountryReading.Dissolved.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "Atlantis", "Kosovo (Serbia)", "Bhutan, India", "France (Germany)", "()", ")("})
    void refusesWhatIsUnknownOrContradictory(String reported) {
        assertThat(countries.read(reported)).isEmpty();
    }

    @Test
    void keepsTheYearsOfAFormerName() {
        assertThat(countries.get("CD").orElseThrow().otherNames())
                .contains(
                        new Country.OtherName("Zaire", Optional.of(1971), Optional.of(1997)),
                        new Country.OtherName("Congo (Kinshasa)", Optional.empty(), Optional.empty()));
        assertThat(countries.get("MM").orElseThrow().otherNames())
                .contains(new Country.OtherName("Burma", Optional.empty(), Optional.of(1989)));
    }

    @Test
    void holdsEveryCountryOfIso3166() {
        assertThat(countries.all()).extracting(Country::code).containsExactlyInAnyOrder(Locale.getISOCountries());
        assertThat(Arrays.asList(Locale.getISOCountries()))
                .allSatisfy(code -> assertThat(countries.get(code))
                        .map(Country::alpha3)
                        .contains(Locale.of("", code).getISO3Country()));
    }

    @Test
    void readsEveryCountryByItsOwnNames() {
        assertThat(countries.all()).allSatisfy(country -> {
            CountryReading itself = new CountryReading.Today(country.code());
            assertThat(countries.read(country.code())).contains(itself);
            assertThat(countries.read(country.name())).contains(itself);
            country.names()
                    .values()
                    .forEach(name -> assertThat(countries.read(name)).contains(itself));
            country.otherNames()
                    .forEach(other -> assertThat(countries.read(other.name())).contains(itself));
        });
    }
}
