package org.orebook.chassis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepositTypesTest {

    private final DepositTypes types = new Vocabularies().depositTypes();

    @ParameterizedTest
    @CsvSource({
        "Porphyry copper ± gold, porphyry-copper-gold",
        "porphyry copper gold, porphyry-copper-gold",
        "17 - Porphyry Cu, porphyry-copper-gold",
        "14a - W skarn deposits, skarn-tungsten-mo",
        "VEINS, vein",
        "Contact metasomatic, skarn",
        "major podiform chromite, ophiolite-chromium",
        "Redbed Cu, sediment-hosted-copper-co",
        "MVT, mvt",
        "Carbonatite, carbonatite",
        "secondary enrichment (, supergene",
        "Igneous, magmatic",
        "lithium-cesium-tantalum (LCT) pegmatite, lct-pegmatite",
        "Скарн, skarn"
    })
    void findsATypeByWhatItIsCalled(String term, String code) {
        assertThat(types.find(term)).map(DepositType::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hydrothermal", "17", "Unclassified", ")", "Gemstone"})
    void doesNotGuess(String term) {
        assertThat(types.find(term)).isEmpty();
    }

    @Test
    void arrangesTypesInGroupsAndEnvironments() {
        DepositType type = types.get("skarn-tungsten-mo");
        DepositType group = types.get(type.parent().orElseThrow());
        DepositType environment = types.get(group.parent().orElseThrow());

        assertThat(type.level()).isEqualTo(DepositType.Level.TYPE);
        assertThat(group.code()).isEqualTo("skarn");
        assertThat(group.level()).isEqualTo(DepositType.Level.GROUP);
        assertThat(environment.code()).isEqualTo("magmatic-hydrothermal");
        assertThat(environment.level()).isEqualTo(DepositType.Level.ENVIRONMENT);
        assertThat(environment.parent()).isEmpty();
        assertThat(types.withDescendants("magmatic-hydrothermal")).contains("skarn", "skarn-tungsten-mo");
        assertThat(types.withDescendants("nonsense")).isEmpty();
    }

    @Test
    void holdsAllTypesOfTheClassification() {
        assertThat(types.all())
                .filteredOn(type -> type.level() == DepositType.Level.TYPE)
                .hasSize(189);
        assertThat(types.all()).allSatisfy(type -> assertThat(type.code()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void refusesAnUnknownCode() {
        assertThatThrownBy(() -> types.get("nonsense"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("nonsense");
    }
}
