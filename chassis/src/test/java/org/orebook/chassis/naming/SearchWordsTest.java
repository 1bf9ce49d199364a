package org.orebook.chassis.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SearchWordsTest {

    /** Every one of a group finds every other, in both directions. */
    static final List<List<String>> ONE_DEPOSIT = List.of(
            List.of("Kuyrektykol", "Kuirektykol", "Куйректыколь", "Күйректікөл", "kuirektykol"),
            List.of(
                    "Verkhnee Qairaqty",
                    "Verkhnekajraktinskoe",
                    "Verkhnee-Kairakty",
                    "Verkhny Kairakty",
                    "Upper Kairakty",
                    "Upper Kairaktinskoye",
                    "Верхнее Кайракты",
                    "Верхне-Кайрактинское",
                    "Жоғарғы Қайрақты"),
            List.of(
                    "Severny Katpar",
                    "Northern Katpar",
                    "Katpar North",
                    "Qatpar North",
                    "Северный Катпар",
                    "Солтүстік Қатпар"),
            List.of("Zhana Kazakhstan", "New Kazakhstan", "Жаңа Қазақстан", "Новый Казахстан"),
            List.of("Boguty", "Богуты", "BOGUTY"),
            List.of("Dos 2", "Dos-2", "Dos II", "Дос 2"),
            List.of("Kundybai", "Kundybajskoe", "Kundybaiskoye", "Кундыбай", "Құндыбай"),
            List.of("Novobatamshinskoe", "Novo-Batamshinskoe", "Новобатамшинское"),
            List.of("Juzhnyj Maksut", "Yuzhnyi Maksut", "Maksut South", "Южный Максут"),
            List.of("Kok Dzhon", "Kokdzhon", "Kokzhon", "Көкжон", "Kökjon"),
            List.of("Uzynjal", "Uzynzhal", "Ұзынжал"),
            List.of("Yarega", "Jarega", "Ярега"),
            List.of("Čukaru Peki", "Chukaru Peki", "Чукару Пеки"),
            List.of("Čukaru Peki", "Cukaru Peki"),
            List.of("Molodyozhnoye", "Molodjozhnoe", "Molodezhnoe", "Молодёжное"),
            List.of("Cvetnoe", "Tsvetnoe", "Цветное"),
            List.of("Şalqıya", "Shalkiya", "Шалкия", "Шалқия"),
            List.of("Çöpler", "Copler"),
            List.of("Três Irmãs", "Tres Irmas", "TRES IRMAS"));

    @ParameterizedTest
    @FieldSource("ONE_DEPOSIT")
    void findsEverySpellingByEveryOther(List<String> spellings) {
        for (String stored : spellings) {
            String searchText = NameKey.searchText(List.of(stored));
            assertThat(spellings)
                    .as("queries that must find %s, held as '%s'", stored, searchText)
                    .allMatch(query -> NameKey.query(query).matches(searchText));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kairak, Verkhnee Qairaqty",
        "Kairakty Upper, Verkhnekajraktinskoe",
        "Verkhn, Verkhnee Qairaqty",
        "Novobat, Novobatamshinskoe",
        "Bugetkolskoe, Bugetkol",
        "O'Brien, OBrien Mine",
        "zhez, Dzhezkazgan",
        "lucky strik, Lucky Strike Claim"
    })
    void findsByAPartOfTheName(String query, String stored) {
        assertThat(NameKey.query(query).matches(NameKey.searchText(List.of(stored))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Kuirektykol, Karakol",
        "Severny Katpar, Katpar South",
        "Verkhnee Kairakty, Nizhnee Kairakty",
        "Geofizicheskoe XI, Geofizicheskoe V",
        "Shandash, Sandas"
    })
    void doesNotFindWhatIsNamedOtherwise(String query, String stored) {
        assertThat(NameKey.query(query).matches(NameKey.searchText(List.of(stored))))
                .isFalse();
    }

    @Test
    void findsByAnyOfTheNamesOfADeposit() {
        String searchText = NameKey.searchText(List.of("Upper Kairakty", "Жоғарғы Қайрақты", "Kairakty-2"));

        assertThat(NameKey.query("kairakty 2").matches(searchText)).isTrue();
        assertThat(NameKey.query("zhogargy").matches(searchText)).isTrue();
    }

    @Test
    void readsAnUnambiguousQueryInOneWay() {
        SearchWords words = NameKey.query("Верхне-Кайрактинское");

        assertThat(words.readings()).hasSize(1);
        assertThat(words.words()).containsExactly("upper", "kairakt");
        assertThat(words.compact()).isEqualTo("uperkairakt");
    }

    @Test
    void readsAnAmbiguousQueryInTwoWays() {
        assertThat(NameKey.query("Jarega").readings())
                .containsExactly(
                        new SearchWords.Reading(List.of("zharega"), "zharega"),
                        new SearchWords.Reading(List.of("iarega"), "iarega"));
    }

    @Test
    void hasNothingToLookForWithoutLettersAndDigits() {
        SearchWords words = NameKey.query(" %_' ");

        assertThat(words.isEmpty()).isTrue();
        assertThat(words.words()).isEmpty();
        assertThat(words.matches(NameKey.searchText(List.of("Aksu")))).isFalse();
    }
}
