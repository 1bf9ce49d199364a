package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Whatever an estimate can hold: it is kept as it is, and what is found about it is found again. */
class AnyEstimateTest {

    private static final Vocabularies VOCABULARIES = new Vocabularies();
    private static final EstimateFindings FINDINGS = new EstimateFindings(new Bases(VOCABULARIES), VOCABULARIES);

    @Provide
    Arbitrary<BigDecimal> values() {
        Arbitrary<BigDecimal> absurd = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30)),
                        Arbitraries.integers().between(-30, 30))
                .as(BigDecimal::new);
        Arbitrary<BigDecimal> impossible = Arbitraries.of("1E+2147483647", "-7E-2147483647", "1E+101", "9E-101")
                .map(BigDecimal::new);
        Arbitrary<BigDecimal> usual = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(100_000)),
                        Arbitraries.integers().between(-3, 3))
                .as(BigDecimal::new);
        return Arbitraries.frequencyOf(Tuple.of(3, absurd), Tuple.of(1, impossible), Tuple.of(6, usual));
    }

    private Arbitrary<Figure> figures() {
        return Combinators.combine(
                        Arbitraries.of(Qualifier.class),
                        values(),
                        Arbitraries.of("t", "Mt", "ozt", "%", "g/t", "mg/L", "ozt/st", "unknown")
                                .injectNull(0.2),
                        Arbitraries.of(
                                        "% SnEq",
                                        "eq", "e", "", " ", "nickel equivalence percent", "carbonate equivalent")
                                .injectNull(0.6),
                        bases().injectNull(0.5))
                .as(Figure::new)
                .injectNull(0.2);
    }

    private static Arbitrary<String> bases() {
        return Arbitraries.of(
                "element",
                "ore",
                "gross-weight",
                "not-stated",
                "REO",
                "WO3",
                "Nd2O3",
                "CeO2",
                "Li2CO3",
                "CaF2",
                "none");
    }

    private Arbitrary<CategoryRow> rows() {
        return Combinators.combine(Arbitraries.of(Category.class).list().ofMaxSize(4), figures(), figures(), figures())
                .as(CategoryRow::new);
    }

    @Provide
    Arbitrary<EstimateContent> estimates() {
        Arbitrary<String> dates = Arbitraries.of("2019", "2019-05", "2020-02-30", "2019-05-31", "", "soon")
                .injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of(
                                "tungsten",
                                "rare-earths",
                                "neodymium",
                                "cerium",
                                "gold",
                                "lithium",
                                "fluorspar",
                                "coal",
                                "ilmenite",
                                "unobtainium"),
                        Arbitraries.of(ReportingCode.class),
                        Arbitraries.of(EstimateKind.class),
                        bases(),
                        rows().list().ofMinSize(1).ofMaxSize(6),
                        values().injectNull(0.5),
                        dates,
                        dates)
                .as((commodity, code, kind, basis, rows, share, effective, published) -> new EstimateContent(
                        commodity,
                        null,
                        null,
                        code,
                        kind,
                        null,
                        basis,
                        rows,
                        share,
                        rows.getFirst().grade(),
                        null,
                        effective,
                        published,
                        null,
                        null,
                        null));
    }

    @Property(tries = 5000)
    void findsTheSameAgainAndNeverFails(
            @ForAll("estimates") EstimateContent content,
            @ForAll("estimates") EstimateContent one,
            @ForAll("estimates") EstimateContent other) {
        List<EstimateFindings.Earlier> earlier = List.of(
                new EstimateFindings.Earlier(new UUID(0, 1), one), new EstimateFindings.Earlier(new UUID(0, 2), other));

        List<Finding> found = FINDINGS.find(content, earlier);

        assertThat(found).hasSizeLessThanOrEqualTo(50).isEqualTo(FINDINGS.find(content, earlier));
        assertThat(found).allSatisfy(finding -> {
            assertThat(finding.text()).isNotBlank().hasSizeLessThan(2000).doesNotContain("null");
            assertThat(finding.row() == null || finding.row() <= content.rows().size())
                    .isTrue();
        });
        EstimateJson.Findings kept = new EstimateJson.Findings();
        assertThat(kept.convertToEntityAttribute(kept.convertToDatabaseColumn(found)))
                .isEqualTo(found);
    }

    @Property
    void findsItselfAgain(@ForAll("estimates") EstimateContent content) {
        assertThat(FINDINGS.find(content, List.of(new EstimateFindings.Earlier(new UUID(0, 1), content))))
                .filteredOn(finding -> finding.other() != null)
                .extracting(Finding::code)
                .containsExactly(Finding.Code.DUPLICATE);
    }

    @Property
    void isKeptAsItWasWritten(@ForAll("estimates") EstimateContent content) {
        assertThat(EstimateJson.content(EstimateJson.of(content))).isEqualTo(content);
        assertThat(ContentHash.of(EstimateJson.content(EstimateJson.of(content))))
                .isEqualTo(ContentHash.of(content));
    }
}
