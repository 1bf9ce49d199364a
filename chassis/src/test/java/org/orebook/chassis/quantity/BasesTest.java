package org.orebook.chassis.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Compound;
import org.orebook.chassis.vocabulary.Vocabularies;

class BasesTest {

    private static final Vocabularies VOCABULARIES = new Vocabularies();

    private final Bases bases = new Bases(VOCABULARIES);

    @ParameterizedTest
    @CsvSource({
        "WO3, tungsten, WO3",
        "W, tungsten, element",
        "element, tungsten, element",
        "ore, tungsten, ore",
        "tungsten trioxide, tungsten, WO3",
        "LCE, lithium, Li2CO3",
        "lithium carbonate equivalent, lithium, Li2CO3",
        "Nb 2O5, niobium, Nb2O5",
        "Li₂O, lithium, Li2O",
        "P2O5, phosphate, P2O5",
        "K2O, potash, K2O",
        "Cr2O3, chromium, Cr2O3",
        "gross-weight, chromium, gross-weight",
        "TREO, rare-earths, REO",
        "REO, neodymium, REO",
        "REO, heavy-rare-earths, REO",
        "Nd2O3, neodymium, Nd2O3",
        "TiO2, ilmenite, TiO2",
        "Al2O3, bauxite, Al2O3",
        "Al2O3, kyanite, Al2O3",
        "SiO2, silica, SiO2",
        "CaF2, fluorspar, CaF2"
    })
    void findsABasisOfItsCommodity(String text, String commodity, String code) {
        assertThat(bases.find(text, commodity(commodity))).map(Basis::code).contains(code);
        assertThat(bases.of(code, commodity(commodity)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "WO3, tin",
        "REO, tungsten",
        "Nd2O3, rare-earths",
        "La2O3, neodymium",
        "W, gold",
        "w, tungsten",
        "CaF2, lithium",
        "unobtainium oxide, tungsten",
        "'', tungsten"
    })
    void findsNoneOfAnother(String text, String commodity) {
        assertThat(bases.find(text, commodity(commodity))).isEmpty();
        assertThatThrownBy(() -> bases.of(text, commodity(commodity))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reckonsWithThePublishedFactors() {
        Commodity tungsten = commodity("tungsten");
        Factor toElement = between("WO3", "element", tungsten);

        assertThat(toElement.low().apply(new BigDecimal(100000))).isEqualByComparingTo("79300");
        assertThat(toElement.words()).isEqualTo("WO3 x 0.793 = W");
        // USGS: a metric ton unit of WO3 contains 7.93 kg of tungsten, a short ton unit 7.19 kg.
        assertThat(kilogramsOfTungsten(MassUnit.METRIC_TON_UNIT, toElement)).isEqualByComparingTo("7.93");
        assertThat(kilogramsOfTungsten(MassUnit.SHORT_TON_UNIT, toElement).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("7.19");
    }

    private static BigDecimal kilogramsOfTungsten(MassUnit unit, Factor toElement) {
        return MassUnit.KILOGRAM.fromTonnes(toElement.low().apply(unit.toTonnes(BigDecimal.ONE)));
    }

    @Test
    void leadsFromOneCompoundToAnother() {
        Factor carbonate = between("Li2O", "Li2CO3", commodity("lithium"));

        assertThat(carbonate.low().apply(BigDecimal.ONE))
                .isCloseTo(new BigDecimal("2.472"), within(new BigDecimal("0.001")));
        assertThat(between("REO", "Nd2O3", commodity("neodymium"))).isEqualTo(Factor.NONE);
    }

    /** As the metals' oxides are rounded to the two places that the range is given with. */
    @Test
    void givesARangeThatHoldsTheUsualOxideOfEveryRareEarth() {
        Factor range = between("element", "REO", commodity("rare-earths"));

        assertThat(range.isExact()).isFalse();
        for (Compound oxide : VOCABULARIES.compounds().all()) {
            if (oxide.rareEarthOxide()) {
                BigDecimal factor = Ratio.of(oxide.elementFraction())
                        .inverse()
                        .apply(BigDecimal.ONE)
                        .setScale(2, RoundingMode.HALF_UP);
                assertThat(factor)
                        .isBetween(
                                range.low().apply(BigDecimal.ONE), range.high().apply(BigDecimal.ONE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ore, element, tungsten",
        "element, ore, tungsten",
        "gross-weight, element, chromium",
        "not-stated, WO3, tungsten",
        // The table has the calcium of it, and fluorspar is mined for its fluorine.
        "CaF2, element, fluorspar",
        "element, CaF2, fluorspar"
    })
    void leadsNowhereWithoutAFactor(String from, String to, String commodity) {
        Commodity of = commodity(commodity);
        assertThat(bases.between(bases.of(from, of), bases.of(to, of), of)).isEmpty();
    }

    @Test
    void knowsNoRareEarthOxidesOfAnythingElse() {
        assertThat(bases.between(Basis.ELEMENT, Basis.REO, commodity("tungsten")))
                .isEmpty();
        assertThat(bases.between(Basis.REO, Basis.ELEMENT, commodity("tungsten")))
                .isEmpty();
    }

    @Test
    void readsAnUnstatedBasisInEveryPossibleWay() {
        assertThat(bases.readings(commodity("rare-earths"))).containsExactly(Basis.REO, Basis.ELEMENT);
        assertThat(bases.readings(commodity("gold"))).isEqualTo(List.of(Basis.ELEMENT));
        assertThat(bases.readings(commodity("lithium")))
                .extracting(Basis::code)
                .containsExactly("element", "Li2O", "Li2CO3", "LiOH");
    }

    private Factor between(String from, String to, Commodity commodity) {
        return bases.between(bases.of(from, commodity), bases.of(to, commodity), commodity)
                .orElseThrow();
    }

    private static Commodity commodity(String code) {
        return VOCABULARIES.commodities().get(code);
    }
}
