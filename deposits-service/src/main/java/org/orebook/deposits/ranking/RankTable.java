package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.EditionTable;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.RowKind;

/**
 * The countries of an edition, ranked on one basis.
 *
 * @param year of production; 0 for reserves
 * @param basis on which all are ranked: that of most figures
 * @param entries countries with a figure on that basis, or one that can be brought to it exactly; the largest first
 * @param unranked countries that cannot be ranked
 * @param notCountries the other countries together, and the world total
 * @param bases codes of all bases in the table
 * @param units codes of all units in the table
 */
record RankTable(
        String source,
        String edition,
        Commodity commodity,
        Measure measure,
        int year,
        Basis basis,
        List<Entry> entries,
        List<Unranked> unranked,
        List<NotCountry> notCountries,
        Set<String> bases,
        Set<String> units) {

    private static final Comparator<Entry> LARGEST_FIRST = Comparator.comparing(
                    Entry::tonnes, Comparator.reverseOrder())
            .thenComparing(entry -> entry.figure().name());

    /**
     * A country with its rank.
     *
     * @param rank from 1; countries with the same tonnage share one, and the next ones are left out (1, 2, 2, 4)
     * @param tonnes on the basis of the table
     * @param words how its basis became the table's; empty where it is the same
     */
    record Entry(int rank, CountryFigure figure, BigDecimal tonnes, String words) {

        String country() {
            return figure.country();
        }
    }

    /** A country without a rank, and why. */
    record Unranked(CountryFigure figure, String reason, String words) {}

    /**
     * A row that is no country.
     *
     * @param tonnes on the basis of the table; empty where it has no figure on it
     */
    record NotCountry(CountryFigure figure, Optional<BigDecimal> tonnes) {}

    /** The figures of one year of an edition, or its reserves where the year is 0. */
    static RankTable of(EditionTable table, Commodity commodity, Measure measure, int year, Bases bases) {
        List<CountryFigure> figures = table.figures().stream()
                .filter(figure -> figure.measure() == measure && figure.year() == year)
                .toList();
        Basis basis = bases.of(usualBasis(figures), commodity);
        Reader reader = new Reader(basis, commodity, bases);
        figures.forEach(reader::read);
        return new RankTable(
                table.source(),
                table.edition(),
                commodity,
                measure,
                year,
                basis,
                ranked(reader.entries),
                List.copyOf(reader.unranked),
                List.copyOf(reader.notCountries),
                all(figures, CountryFigure::basis),
                all(figures, CountryFigure::unit));
    }

    private static Set<String> all(List<CountryFigure> figures, Function<CountryFigure, String> code) {
        return new LinkedHashSet<>(figures.stream().map(code).toList());
    }

    private static String usualBasis(List<CountryFigure> figures) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        figures.forEach(figure -> counts.merge(figure.basis(), figure.value() == null ? 0 : 1, Integer::sum));
        String usual = figures.getFirst().basis();
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() > counts.get(usual)) {
                usual = each.getKey();
            }
        }
        return usual;
    }

    /** Gives each its rank, whatever order they come in. */
    static List<Entry> ranked(List<Entry> entries) {
        List<Entry> sorted = entries.stream().sorted(LARGEST_FIRST).toList();
        List<Entry> ranked = new ArrayList<>(sorted.size());
        int rank = 0;
        for (int i = 0; i < sorted.size(); i++) {
            Entry entry = sorted.get(i);
            boolean tied = i > 0 && sorted.get(i - 1).tonnes().compareTo(entry.tonnes()) == 0;
            rank = tied ? rank : i + 1;
            ranked.add(new Entry(rank, entry.figure(), entry.tonnes(), entry.words()));
        }
        return List.copyOf(ranked);
    }

    /** Tonnes of the countries that are ranked, by code. */
    Map<String, BigDecimal> tonnesByCountry() {
        Map<String, BigDecimal> tonnes = new HashMap<>();
        entries.forEach(entry -> tonnes.put(entry.country(), entry.tonnes()));
        return tonnes;
    }

    Optional<Entry> entry(String country) {
        return entries.stream().filter(entry -> entry.country().equals(country)).findFirst();
    }

    Optional<Unranked> unranked(String country) {
        return unranked.stream()
                .filter(each -> each.figure().country().equals(country))
                .findFirst();
    }

    /** Whether its source marks any of its figures as estimated. */
    boolean isEstimated() {
        return entries.stream().anyMatch(entry -> entry.figure().estimated());
    }

    /** Sorts the rows of a table into those that are ranked and the others. */
    private static final class Reader {

        private final Basis basis;
        private final Commodity commodity;
        private final Bases bases;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Unranked> unranked = new ArrayList<>();
        private final List<NotCountry> notCountries = new ArrayList<>();

        private Reader(Basis basis, Commodity commodity, Bases bases) {
            this.basis = basis;
            this.commodity = commodity;
            this.bases = bases;
        }

        private void read(CountryFigure figure) {
            // A range has no rank: only what is known exactly on the table's basis is ranked.
            Optional<Factor> factor = bases.between(bases.of(figure.basis(), commodity), basis, commodity)
                    .filter(Factor::isExact);
            Optional<BigDecimal> tonnes = figure.tonnes()
                    .flatMap(stated -> factor.map(exact -> exact.low().apply(stated)));
            if (figure.kind() != RowKind.COUNTRY) {
                notCountries.add(new NotCountry(figure, tonnes));
            } else if (figure.absence() != null) {
                unranked.add(new Unranked(
                        figure, figure.absence().code(), figure.absence().words()));
            } else if (tonnes.isEmpty()) {
                unranked.add(new Unranked(
                        figure,
                        "other-basis",
                        "its figure is of " + figure.basis() + ", which is not exactly comparable with "
                                + basis.code()));
            } else {
                entries.add(new Entry(0, figure, tonnes.get(), factor.get().words()));
            }
        }
    }
}
