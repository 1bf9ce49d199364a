package org.orebook.chassis.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"Kuyrektykol", "Kuirektykol", "Kujrektykol'", "KUIREKTYKOL", "Куйректыколь", "Күйректікөл"})
    void foldsEverySpellingOfOneNameAlike(String spelling) {
        assertThat(NameKey.fold(spelling)).isEqualTo("kuirektikol");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zhezkazgan",
                "Dzhezkazgan",
                "Djezkazgan",
                "Jezqazğan",
                "Žezkazgan",
                "Zhezqazghan",
                "Жезказган",
                "Джезказган",
                "Жезқазған"
            })
    void readsKazakhLatinAndTheOldRussianSpellings(String spelling) {
        assertThat(NameKey.fold(spelling)).isEqualTo("zhezkazgan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Щербаковское", "Shcherbakovskoe", "Ščerbakovskoe", "Scherbakowskoje", "Shcherbakovskoye"})
    void readsScientificAndGermanSpellings(String spelling) {
        assertThat(NameKey.fold(spelling)).isEqualTo("sherbakovskoe");
    }

    @ParameterizedTest
    @CsvSource({
        "Oktjabr'skoe, Октябрьское",
        "Oktyabrskoye, Октябрьское",
        "Kundybajskoe, Кундыбайское",
        "Ehntakan, Энтакан",
        "Molodjozhnoe, Молодежное",
        "Yenisey, Енисей",
        "Kljuchevskoe, Ключевское",
        "Geophizicheskoe XI, Геофизическое 11",
        "Xromtau, Хромтау",
        "Alexandrovskoe, Aleksandrovskoe",
        "Sarıoba, Сарыоба",
        "Saryoba, Sarioba",
        "Novyye, Новые",
        "Qarataw, Қаратау",
        "Tsvetnoe, Цветное",
        "Çöpler, Copler",
        "Hüseyin Beyli, Huseyin Beyli",
        "Großschirma, Grossschirma",
        "Tellnes Øst, Tellnes Ost",
        "Morro do Níquel, Morro do Niquel",
        "Złoty Stok, Zloty Stok",
        "Rough & Ready, Rough and Ready",
        "№ 29-a, No. 29a"
    })
    void foldsTheTwoAlike(String one, String other) {
        assertThat(NameKey.fold(one)).isEqualTo(NameKey.fold(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Kuirektykol, Karakol",
        "Kairakty, Karakty",
        "Aktau, Aksu",
        "Shandash, Sandas",
        "Khantau, Kantau",
        "Geofizicheskoe II, Geofizicheskoe III",
        "Ushkatyn I, Ushkatyn",
        "Zhana, Zhanatas",
        "Chara, Shara",
        "Severny Katpar, Yuzhny Katpar",
        "Cox, Kox"
    })
    void keepsDifferentNamesApart(String one, String other) {
        assertThat(NameKey.compact(one)).isNotEqualTo(NameKey.compact(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Severny, north",
        "Северное, north",
        "Солтүстік, north",
        "Yuzhnyi, south",
        "Juzhnyj, south",
        "Оңтүстік, south",
        "Жоғарғы, upper",
        "Нижний, lower",
        "Жаңа, new",
        "Zhana, new",
        "Western, west",
        "Bol'shoy, big",
        "Novobatamshinskoe, new batamshinskoe",
        "Severo-Rozhdestvenskoe, north rozhdestvenskoe",
        "Novosel, novosel"
    })
    void readsQualifiersInRussianKazakhAndEnglish(String name, String fold) {
        assertThat(NameKey.fold(name)).isEqualTo(fold);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Verkhnee Qairaqty",
                "Verkhnee-Kairakty",
                "Verkhny Kairakty",
                "Verkhnekajraktinskoe",
                "Upper Kairaktinskoye",
                "Верхнее Кайракты",
                "Верхне-Кайрактинское",
                "Жоғарғы Қайрақты"
            })
    void compactsTheFormsOfOneNameAlike(String form) {
        assertThat(NameKey.compact(form)).isEqualTo("uperkairakt");
    }

    @ParameterizedTest
    @CsvSource({
        "Katpar North, Северный Катпар",
        "Aktash, Aq Tash Mine",
        "Geofizicheskoe X, Geophizicheskoe X (Kempirsai group)",
        "Kundybai, Кундыбайское месторождение",
        "Zhetygara II, Zhetygara 2",
        "Akmal, Ақмал кен орны",
        "Kerr Deposit, KERR",
        "Bluebucket No. 5, Bluebucket 5"
    })
    void suspectsDuplicates(String one, String other) {
        assertThat(NameKey.duplicateKey(one))
                .isEqualTo(NameKey.duplicateKey(other))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Katpar North, Katpar",
        "Aksu, Aksu-2",
        "Druzhba A, Druzhba B",
        "Copper Mountain, Copper Creek",
        "Drill hole U-22, Drill hole U-23"
    })
    void suspectsNoDuplicatesWhereNumbersOrQualifiersDiffer(String one, String other) {
        assertThat(NameKey.duplicateKey(one))
                .isNotEqualTo(NameKey.duplicateKey(other))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "?",
                "Unnamed Prospects",
                "Unnamed (north wall of South Crillon Glacier)",
                "Unknown - Lead-Copper-Nickle-Cobalt",
                "Name Unknown",
                "Prospect 1",
                "occurrence",
                "Chrome Occurrence",
                "Gold Mine",
                "North Mine",
                "Reported Occurrence",
                "Nenazvannoe",
                "Безымянный участок",
                "72083"
            })
    void suspectsNothingFromNamesThatNameNothing(String name) {
        assertThat(NameKey.duplicateKey(name)).isEmpty();
    }

    @Test
    void dropsWhatAWrongEncodingLeftOfAnApostrophe() {
        assertThat(NameKey.fold("Ridder-Sokol\u0092Noe")).isEqualTo(NameKey.fold("Ridder-Sokol'noe"));
        assertThat(NameKey.fold("Ridder-Sokol\uFFFDnoe")).isEqualTo(NameKey.fold("Риддер-Сокольное"));
    }

    @Test
    void joinsAllNamesOfADepositIntoOneSearchText() {
        assertThat(NameKey.searchText(List.of("Verkhnee Qairaqty", "Жоғарғы Қайрақты", "")))
                .isEqualTo(" upper kairakti uperkairakt verhnee kairakti zhogargi kairakti ");
        assertThat(NameKey.searchText(List.of("???"))).isEqualTo(" ");
        assertThat(NameKey.searchText(List.of())).isEqualTo(" ");
    }
}
