package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.util.Optional;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.reserve.RowKind;

/**
 * The total that shares are of.
 *
 * @param tonnes on the basis of the table; 0 where no row has a figure
 * @param kind whether it is published or added up
 * @param complete whether it is all there is: a total that is published as more than so much is not, nor is a sum of rows
 *     of which some have no figure
 * @param words why it is taken
 */
record Denominator(BigDecimal tonnes, Kind kind, boolean complete, String words) {

    /** Where a total comes from. */
    enum Kind {
        WORLD_TOTAL("world-total"),
        SUM_OF_ROWS("sum-of-rows");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Denominator of(RankTable table) {
        BigDecimal sum = sum(table);
        boolean allHaveFigures = table.unranked().isEmpty()
                && table.notCountries().stream().allMatch(row -> row.tonnes().isPresent());
        Optional<RankTable.NotCountry> total = table.notCountries().stream()
                .filter(row -> row.figure().kind() == RowKind.WORLD_TOTAL
                        && row.tonnes().isPresent())
                .findFirst();
        if (total.isEmpty()) {
            return new Denominator(
                    sum,
                    Kind.SUM_OF_ROWS,
                    allHaveFigures,
                    "No world total is published: the sum of all rows is taken.");
        }
        BigDecimal published = total.get().tonnes().orElseThrow();
        Qualifier qualifier = total.get().figure().qualifier();
        String said = qualifier.say(Words.tonnes(published));
        if (published.compareTo(sum) < 0) {
            return new Denominator(
                    sum,
                    Kind.SUM_OF_ROWS,
                    allHaveFigures,
                    "The published world total, " + said + ", is below the sum of its rows, " + Words.tonnes(sum)
                            + ": the sum is taken.");
        }
        String note = total.get().figure().note();
        return new Denominator(
                published,
                Kind.WORLD_TOTAL,
                qualifier == Qualifier.EXACTLY && note == null,
                "The published world total, " + said + (note == null ? "" : " (" + note + ")") + ", is taken.");
    }

    /** Of all rows with figures, the other countries among them. */
    private static BigDecimal sum(RankTable table) {
        BigDecimal named =
                table.entries().stream().map(RankTable.Entry::tonnes).reduce(BigDecimal.ZERO, BigDecimal::add);
        return table.notCountries().stream()
                .filter(row -> row.figure().kind() == RowKind.OTHER)
                .flatMap(row -> row.tonnes().stream())
                .reduce(named, BigDecimal::add);
    }
}
