package org.orebook.deposits.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.quantity.Range;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.RowKind;

class RankPropertyTest {

    /** Few values, so that countries are often level. */
    @Provide
    Arbitrary<BigDecimal> tonnes() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 5).map(BigDecimal::valueOf),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.valueOf(100_000_000))
                        .ofScale(3));
    }

    @Provide
    Arbitrary<Range> ranges() {
        return Combinators.combine(tonnes(), tonnes()).as((low, more) -> new Range(low, low.add(more)));
    }

    @Provide
    Arbitrary<Map<String, BigDecimal>> tables() {
        return Arbitraries.maps(Arbitraries.strings().withCharRange('A', 'Z').ofLength(2), tonnes())
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property
    void ranksDoNotDependOnTheOrderOfRows(@ForAll("tables") Map<String, BigDecimal> table, @ForAll Random random) {
        List<RankTable.Entry> rows = entries(table);
        Collections.shuffle(rows, random);

        assertThat(RankTable.ranked(rows)).isEqualTo(RankTable.ranked(entries(table)));
    }

    @Property
    void aRankIsOneMoreThanTheCountriesAhead(@ForAll("tables") Map<String, BigDecimal> table) {
        for (RankTable.Entry entry : RankTable.ranked(entries(table))) {
            long ahead = table.values().stream()
                    .filter(tonnes -> tonnes.compareTo(entry.tonnes()) > 0)
                    .count();
            assertThat(entry.rank()).isEqualTo(ahead + 1);
        }
    }

    @Property
    void addingNothingLeavesEveryRank(@ForAll("tables") Map<String, BigDecimal> table) {
        After after = After.of(table, Map.of());

        for (RankTable.Entry entry : RankTable.ranked(entries(table))) {
            assertThat(after.bestRank(entry.country())).isEqualTo(entry.rank());
            assertThat(after.worstRank(entry.country())).isEqualTo(entry.rank());
        }
    }

    @Property
    void moreTonnesAreNeverAWorseRank(
            @ForAll("tables") Map<String, BigDecimal> table,
            @ForAll("ranges") Range added,
            @ForAll("tonnes") BigDecimal more) {
        After less = After.of(table, Map.of("KZ", added));
        After greater = After.of(table, Map.of("KZ", added.plus(Range.exactly(more))));

        assertThat(greater.worstRank("KZ")).isLessThanOrEqualTo(less.worstRank("KZ"));
        assertThat(greater.bestRank("KZ")).isLessThanOrEqualTo(less.bestRank("KZ"));
    }

    @Property
    void theBestRankIsNeverBehindTheWorst(
            @ForAll("tables") Map<String, BigDecimal> table,
            @ForAll("ranges") Range one,
            @ForAll("ranges") Range other) {
        After after = After.of(table, Map.of("KZ", one, "UZ", other));

        for (String country : after.tonnes().keySet()) {
            assertThat(after.bestRank(country)).isLessThanOrEqualTo(after.worstRank(country));
        }
    }

    @Property
    void addingToOneCountryLeavesTheOrderOfTheOthers(
            @ForAll("tables") Map<String, BigDecimal> table, @ForAll("ranges") Range added) {
        After after = After.of(table, Map.of("KZ", added));
        List<String> others = RankTable.ranked(entries(table)).stream()
                .map(RankTable.Entry::country)
                .filter(country -> !country.equals("KZ"))
                .toList();

        assertThat(others)
                .isSortedAccordingTo(Comparator.comparingInt((String country) -> after.bestRank(country)))
                .isSortedAccordingTo(Comparator.comparingInt((String country) -> after.worstRank(country)));
    }

    @Property
    void whatIsAddedIsAddedAtBothEnds(
            @ForAll("tables") Map<String, BigDecimal> table,
            @ForAll("ranges") Range one,
            @ForAll("ranges") Range other) {
        After together = After.of(table, Map.of("KZ", one.plus(other)));
        BigDecimal before = table.getOrDefault("KZ", BigDecimal.ZERO);

        assertThat(together.tonnes().get("KZ").low())
                .isEqualByComparingTo(before.add(one.low()).add(other.low()));
        assertThat(together.tonnes().get("KZ").high())
                .isEqualByComparingTo(before.add(one.high()).add(other.high()));
    }

    @Property
    void sharesOfAWholeAreAtMostTheWhole(
            @ForAll("tables") Map<String, BigDecimal> table, @ForAll("tonnes") BigDecimal unnamed) {
        BigDecimal total =
                table.values().stream().reduce(unnamed, BigDecimal::add).add(BigDecimal.ONE);
        Concentration concentration = Concentration.of(table, total);

        BigDecimal sum = concentration.shares().stream()
                .map(Concentration.Share::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(concentration.hhi()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(10_000));
        assertThat(concentration.topOne()).isLessThanOrEqualTo(concentration.topThree());
        assertThat(concentration.topThree()).isLessThanOrEqualTo(sum);
    }

    @Property
    void namingMoreOfTheRestNeverLowersTheIndex(
            @ForAll("tables") Map<String, BigDecimal> table, @ForAll("tonnes") BigDecimal unnamed) {
        BigDecimal total =
                table.values().stream().reduce(unnamed, BigDecimal::add).add(BigDecimal.ONE);
        Map<String, BigDecimal> named = new HashMap<>(table);
        named.put("the rest", unnamed);

        assertThat(Concentration.of(named, total).hhi())
                .isGreaterThanOrEqualTo(Concentration.of(table, total).hhi());
    }

    private static List<RankTable.Entry> entries(Map<String, BigDecimal> table) {
        return table.entrySet().stream()
                .map(each -> new RankTable.Entry(0, figure(each.getKey(), each.getValue()), each.getValue(), ""))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static CountryFigure figure(String country, BigDecimal tonnes) {
        return new CountryFigure(
                1,
                RowKind.COUNTRY,
                country,
                country,
                Measure.RESERVES,
                0,
                false,
                tonnes,
                Qualifier.EXACTLY,
                null,
                tonnes.toPlainString(),
                "t",
                "REO",
                "REO",
                null,
                null);
    }
}
