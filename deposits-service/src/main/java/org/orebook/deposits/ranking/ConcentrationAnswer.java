package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Countries;
import org.orebook.deposits.reserve.Measure;

/** Says a concentration as it is answered. */
final class ConcentrationAnswer {

    private static final String LOWER_BOUND = "lower-bound";
    private static final String LOWER_BOUND_OF_DENOMINATOR = "lower-bound-of-denominator";

    private final RankTable table;
    private final Denominator denominator;
    private final RankingAnswer names;

    private ConcentrationAnswer(RankTable table, Countries countries) {
        this.table = table;
        this.denominator = Denominator.of(table);
        this.names = new RankingAnswer(table, countries);
    }

    static ConcentrationView of(Rankings.Ranking ranking, Countries countries) {
        ConcentrationAnswer answer = new ConcentrationAnswer(ranking.table(), countries);
        return answer.view(ranking);
    }

    private ConcentrationView view(Rankings.Ranking ranking) {
        return new ConcentrationView(
                table.commodity().code(),
                table.commodity().name(),
                table.measure(),
                table.source(),
                table.edition(),
                "t",
                table.basis().code(),
                table.measure() == Measure.PRODUCTION ? table.year() : null,
                new ConcentrationView.Total(
                        Words.shown(denominator.tonnes()), denominator.kind().code(), denominator.words()),
                bound(),
                figures(table.tonnesByCountry(), denominator.tonnes()),
                table.unranked().stream().map(RankingAnswer::unranked).toList(),
                ranking.whatIf() == null
                        ? null
                        : ranking.whatIf().readings().stream()
                                .map(this::reading)
                                .toList(),
                ranking.warnings());
    }

    private ConcentrationView.Bound bound() {
        return denominator.complete()
                ? new ConcentrationView.Bound(
                        LOWER_BOUND,
                        "The index is over the named countries: what is not named adds to it, so that it is a lower"
                                + " bound.")
                : new ConcentrationView.Bound(
                        LOWER_BOUND_OF_DENOMINATOR,
                        "The index is over the named countries, and so a lower bound for this denominator; but the"
                                + " denominator is itself only a lower bound, so that each share is an upper bound and the"
                                + " index is not strictly a lower one.");
    }

    private ConcentrationView.Figures figures(Map<String, BigDecimal> tonnes, BigDecimal total) {
        if (total.signum() == 0) {
            return new ConcentrationView.Figures(
                    BigDecimal.ZERO,
                    Words.percent(BigDecimal.ZERO),
                    Words.percent(BigDecimal.ZERO),
                    Words.percent(BigDecimal.ZERO),
                    List.of());
        }
        Concentration concentration = Concentration.of(tonnes, total);
        return new ConcentrationView.Figures(
                Words.shown(total),
                Words.percent(concentration.hhi()),
                Words.percent(concentration.topOne()),
                Words.percent(concentration.topThree()),
                concentration.shares().stream().map(this::share).toList());
    }

    private ConcentrationView.Share share(Concentration.Share share) {
        return new ConcentrationView.Share(
                share.country(),
                names.name(share.country()),
                Words.shown(share.tonnes()),
                Words.percent(share.percent()));
    }

    private ConcentrationView.ReadingAnswer reading(WhatIf.Outcome outcome) {
        boolean anything = !outcome.added().isEmpty();
        return new ConcentrationView.ReadingAnswer(
                outcome.reading().code(),
                outcome.label(),
                outcome.notComparable().isEmpty(),
                outcome.notComparable().orElse(null),
                outcome.selection().added().stream().map(WhatIfView.Added::of).toList(),
                outcome.selection().leftOut().stream().map(WhatIfView.Left::of).toList(),
                anything ? figures(outcome, Range::low) : null,
                anything ? figures(outcome, Range::high) : null);
    }

    /** What is added is added to the total too. */
    private ConcentrationView.Figures figures(WhatIf.Outcome outcome, Function<Range, BigDecimal> end) {
        Map<String, BigDecimal> tonnes = new HashMap<>();
        outcome.after().tonnes().forEach((country, range) -> tonnes.put(country, end.apply(range)));
        BigDecimal total = outcome.added().values().stream().map(end).reduce(denominator.tonnes(), BigDecimal::add);
        return figures(tonnes, total);
    }
}
