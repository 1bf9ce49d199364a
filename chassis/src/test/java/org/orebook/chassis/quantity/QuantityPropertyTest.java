package org.orebook.chassis.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Compound;
import org.orebook.chassis.vocabulary.Vocabularies;

class QuantityPropertyTest {

    private static final Vocabularies VOCABULARIES = new Vocabularies();
    private static final Bases BASES = new Bases(VOCABULARIES);

    /** What two roundings to 34 digits may leave. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-32");

    /** Whatever may be written, to thirty digits. */
    @Provide
    Arbitrary<BigDecimal> values() {
        return Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(BigInteger.ZERO, BigInteger.TEN.pow(30).subtract(BigInteger.ONE)),
                        Arbitraries.integers().between(0, 30))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<GradeUnit> gradesByMass() {
        return Arbitraries.of(
                Stream.of(GradeUnit.values()).filter(GradeUnit::isByMass).toList());
    }

    /** A commodity that is an element, and one of its bases that lead to each other. */
    @Provide
    Arbitrary<Stated> stated() {
        return Arbitraries.of(VOCABULARIES.compounds().all().stream()
                .map(Compound::element)
                .distinct()
                .flatMap(symbol -> VOCABULARIES.commodities().find(symbol).stream())
                .flatMap(commodity -> {
                    List<Basis> bases = BASES.readings(commodity);
                    return bases.stream().flatMap(from -> bases.stream().map(to -> new Stated(commodity, from, to)));
                })
                .toList());
    }

    record Stated(Commodity commodity, Basis from, Basis to) {}

    @Property
    void massesComeBackExactly(@ForAll("values") BigDecimal value, @ForAll MassUnit unit) {
        assertThat(unit.fromTonnes(unit.toTonnes(value))).isEqualByComparingTo(value);
    }

    @Property
    void gradesComeBack(@ForAll("values") BigDecimal value, @ForAll("gradesByMass") GradeUnit unit) {
        assertIsTheSame(unit.fromPercent(unit.toPercent(value)), value);
    }

    @Property
    void massesAdd(@ForAll("values") BigDecimal one, @ForAll("values") BigDecimal other, @ForAll MassUnit unit) {
        assertThat(unit.toTonnes(one).add(unit.toTonnes(other))).isEqualByComparingTo(unit.toTonnes(one.add(other)));
    }

    @Property
    void basesLeadThereAndBack(@ForAll("values") BigDecimal value, @ForAll("stated") Stated stated) {
        Range there = Range.exactly(value)
                .times(BASES.between(stated.from, stated.to, stated.commodity).orElseThrow());
        Range back = there.times(
                BASES.between(stated.to, stated.from, stated.commodity).orElseThrow());

        assertThat(there.isExact()).isTrue();
        assertIsTheSame(back.low(), value);
    }

    @Property
    void rangesOfRareEarthsHoldTheValueThatTheyCameFrom(@ForAll("values") BigDecimal value) {
        Commodity rareEarths = VOCABULARIES.commodities().get("rare-earths");
        Range there = Range.exactly(value)
                .times(BASES.between(Basis.ELEMENT, Basis.REO, rareEarths).orElseThrow());
        Range back =
                there.times(BASES.between(Basis.REO, Basis.ELEMENT, rareEarths).orElseThrow());

        assertThat(there.low()).isEqualByComparingTo(value.multiply(new BigDecimal("1.14")));
        assertThat(there.high()).isEqualByComparingTo(value.multiply(new BigDecimal("1.27")));
        assertThat(back.low()).isLessThanOrEqualTo(value);
        assertThat(back.high()).isGreaterThanOrEqualTo(value);
    }

    @Property
    void rangesAdd(@ForAll("values") BigDecimal one, @ForAll("values") BigDecimal other) {
        Factor factor = BASES.between(
                        Basis.ELEMENT, Basis.REO, VOCABULARIES.commodities().get("rare-earths"))
                .orElseThrow();

        Range together = Range.exactly(one.add(other)).times(factor);
        Range each = Range.exactly(one).times(factor).plus(Range.exactly(other).times(factor));
        assertThat(each.low()).isEqualByComparingTo(together.low());
        assertThat(each.high()).isEqualByComparingTo(together.high());
    }

    private static void assertIsTheSame(BigDecimal back, BigDecimal value) {
        assertThat(back).isCloseTo(value, within(value.multiply(ROUNDING, MathContext.DECIMAL128)));
    }
}
