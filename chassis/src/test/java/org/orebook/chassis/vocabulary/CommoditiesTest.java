package org.orebook.chassis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommoditiesTest {

    private final Commodities commodities = new Vocabularies().commodities();

    @ParameterizedTest
    @CsvSource({
        "tungsten, tungsten",
        "W, tungsten",
        "WO3, tungsten",
        "Scheelite, tungsten",
        "вольфрам, tungsten",
        "TUNGSTEN ?, tungsten",
        "Rare-Earth Elements, rare-earths",
        "REE, rare-earths",
        "сирек жер элементтері, rare-earths",
        "Nd2O3, neodymium",
        "chromite, chromium",
        "Chromic Oxide, chromium",
        "cinnabar, mercury",
        "Phosphorus-Phosphates, phosphate",
        "apatite (fluorapatite, phosphate",
        "minor francolite, phosphate",
        "galena, lead",
        "HAL, salt",
        "BRI, brine",
        "Gemstone > Diamond, diamond",
        "Nickel > Laterite, nickel",
        "Niobium (Columbium), niobium",
        "aluminium, aluminum",
        "Sand and Gravel, sand-and-gravel",
        "diamonds, diamond",
        "PGE, platinum-group",
        "Baryte, barite",
        "CO, cobalt"
    })
    void findsACommodityByWhatItIsCalled(String term, String code) {
        assertThat(commodities.find(term)).map(Commodity::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "?", "unobtainium", "w", "co", "in", "no", "NA", "tennantite", "Construction", "(", ">"
            })
    void doesNotGuess(String term) {
        assertThat(commodities.find(term)).isEmpty();
    }

    @Test
    void findsAllOfSeveralWrittenTogetherOrNone() {
        assertThat(commodities.findAll("K  HAL")).extracting(Commodity::code).containsExactly("potash", "salt");
        assertThat(commodities.findAll("Niobium and Tantalum"))
                .extracting(Commodity::code)
                .containsExactly("niobium", "tantalum");
        assertThat(commodities.findAll("Sand and Gravel"))
                .extracting(Commodity::code)
                .containsExactly("sand-and-gravel");
        assertThat(commodities.findAll("K  XYZ")).isEmpty();
        assertThat(commodities.findAll("and")).isEmpty();
    }

    @Test
    void knowsWordsThatSayTheFormOnly() {
        assertThat(commodities.isForm("crushed")).isTrue();
        assertThat(commodities.isForm("Copper")).isFalse();
        assertThat(commodities.isForm("unobtainium")).isFalse();
    }

    @Test
    void includesChildrenOfChildrenInAGroup() {
        assertThat(commodities.withDescendants("rare-earths"))
                .startsWith("rare-earths", "light-rare-earths", "lanthanum")
                .contains("neodymium", "heavy-rare-earths", "dysprosium", "yttrium")
                .hasSize(3 + 16)
                .doesNotContain("scandium");
        assertThat(commodities.withDescendants("tungsten")).containsExactly("tungsten");
        assertThat(commodities.withDescendants("unobtainium")).isEmpty();
        assertThat(commodities.children("rare-earths"))
                .containsExactly("light-rare-earths", "heavy-rare-earths", "promethium");
    }

    @Test
    void knowsTheGroupsThatACommodityBelongsTo() {
        assertThat(commodities.ancestors(commodities.get("neodymium")))
                .extracting(Commodity::code)
                .containsExactly("light-rare-earths", "rare-earths");
        assertThat(commodities.parent(commodities.get("tungsten"))).isEmpty();
    }

    @Test
    void refusesAnUnknownCode() {
        assertThatThrownBy(() -> commodities.get("unobtainium"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("unobtainium");
    }

    @Test
    void searchesByTheBeginningOfAnyName() {
        assertThat(commodities.search("volf")).isEmpty();
        assertThat(commodities.search("wolf")).extracting(Commodity::code).containsExactly("tungsten");
        assertThat(commodities.search("неод")).extracting(Commodity::code).containsExactly("neodymium");
        assertThat(commodities.search("Nd")).extracting(Commodity::code).containsExactly("neodymium");
        assertThat(commodities.search(" ? ")).isEmpty();
    }

    @Test
    void findsEveryCommodityByEachOfItsOwnTerms() {
        for (Commodity commodity : commodities.all()) {
            assertThat(commodities.find(commodity.code())).contains(commodity);
            assertThat(commodities.find(commodity.name())).contains(commodity);
            assertThat(commodity.synonyms())
                    .allMatch(term -> commodities.find(term).equals(Optional.of(commodity)));
            assertThat(commodity.codes())
                    .allMatch(code -> commodities.find(code).equals(Optional.of(commodity)));
            assertThat(commodity.symbol().stream())
                    .allMatch(symbol -> commodities.find(symbol).equals(Optional.of(commodity)));
            assertThat(commodity.code()).matches("[a-z]+(-[a-z]+)*");
        }
    }

    @Test
    void refusesATermThatWouldMeanTwoCommodities() throws IOException {
        List<VocabularyFile.Entry> entries = entries("zinc | Zn | Zinc\nlead | Pb | Lead | | | Zn ore; zinc");

        assertThatThrownBy(() -> new Commodities(entries))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("test, line 2: 'zinc' means zinc already");
    }

    @Test
    void refusesAnEntryThatIsIndentedTooDeep() {
        assertThatThrownBy(() -> entries("zinc | Zn | Zinc\n    lead | Pb | Lead"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2: indented deeper");
    }

    private static List<VocabularyFile.Entry> entries(String text) throws IOException {
        return VocabularyFile.parse("test", new BufferedReader(new StringReader(text)));
    }
}
