package org.orebook.deposits.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Countries;
import org.orebook.chassis.vocabulary.Country;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.Measure;

/** Says a ranking as it is answered. */
final class RankingAnswer {

    private final RankTable table;
    private final Countries countries;

    RankingAnswer(RankTable table, Countries countries) {
        this.table = table;
        this.countries = countries;
    }

    /**
     * A ranking in full.
     *
     * @param asked the country to say the standing of, or {@code null}
     */
    static RankingView of(Rankings.Ranking ranking, Country asked, Countries countries) {
        RankTable table = ranking.table();
        RankingAnswer answer = new RankingAnswer(table, countries);
        return new RankingView(
                table.commodity().code(),
                table.commodity().name(),
                table.measure(),
                table.source(),
                table.edition(),
                "t",
                table.basis().code(),
                table.measure() == Measure.PRODUCTION ? table.year() : null,
                table.entries().stream().map(RankingAnswer::entry).toList(),
                table.unranked().stream().map(RankingAnswer::unranked).toList(),
                table.notCountries().stream().map(RankingAnswer::notCountry).toList(),
                asked == null ? null : answer.standing(asked.code()),
                ranking.whatIf() == null ? null : answer.whatIf(ranking.whatIf()),
                ranking.warnings());
    }

    private static RankingView.Entry entry(RankTable.Entry entry) {
        CountryFigure figure = entry.figure();
        return new RankingView.Entry(
                entry.rank(),
                figure.country(),
                figure.name(),
                Words.shown(entry.tonnes()),
                figure.qualifier(),
                figure.value(),
                figure.unit(),
                figure.raw(),
                figure.note(),
                entry.words().isEmpty() ? null : entry.words());
    }

    static RankingView.Unranked unranked(RankTable.Unranked unranked) {
        CountryFigure figure = unranked.figure();
        return new RankingView.Unranked(
                figure.country(), figure.name(), unranked.reason(), unranked.words(), figure.raw(), figure.note());
    }

    private static RankingView.NotCountry notCountry(RankTable.NotCountry row) {
        CountryFigure figure = row.figure();
        return new RankingView.NotCountry(
                figure.kind(),
                figure.name(),
                row.tonnes().map(Words::shown).orElse(null),
                figure.qualifier(),
                figure.raw(),
                figure.note());
    }

    private RankingView.Standing standing(String country) {
        Optional<RankTable.Entry> entry = table.entry(country);
        if (entry.isPresent()) {
            return new RankingView.Standing(
                    country,
                    name(country),
                    entry.get().rank(),
                    Words.shown(entry.get().tonnes()),
                    entry.get().figure().qualifier(),
                    null,
                    null);
        }
        return table.unranked(country)
                .map(unranked -> unrankedStanding(country, unranked.reason(), unranked.words()))
                .orElseGet(() -> unrankedStanding(
                        country, "not-listed", "not named in the table; it may be among the other countries"));
    }

    private RankingView.Standing unrankedStanding(String country, String reason, String words) {
        return new RankingView.Standing(country, name(country), null, null, null, reason, words);
    }

    /** A country's name of today. */
    String name(String country) {
        return countries.get(country).map(Country::name).orElse(country);
    }

    private RankingView.WhatIfAnswer whatIf(WhatIf whatIf) {
        return new RankingView.WhatIfAnswer(
                whatIf.countries().stream()
                        .map(country -> affected(country, whatIf))
                        .toList(),
                whatIf.readings().getFirst().selection().leftOut().stream()
                        .filter(left -> left.estimate().country() == null)
                        .map(WhatIfView.Left::of)
                        .toList());
    }

    private RankingView.Affected affected(String country, WhatIf whatIf) {
        return new RankingView.Affected(
                country,
                name(country),
                standing(country),
                whatIf.readings().stream()
                        .map(outcome -> reading(country, outcome))
                        .toList());
    }

    private RankingView.ReadingAnswer reading(String country, WhatIf.Outcome outcome) {
        List<Taken> added = outcome.selection().added().stream()
                .filter(taken -> country.equals(taken.estimate().country()))
                .toList();
        return new RankingView.ReadingAnswer(
                outcome.reading().code(),
                outcome.label(),
                outcome.notComparable().isEmpty(),
                outcome.notComparable().orElse(null),
                added.stream().map(WhatIfView.Added::of).toList(),
                outcome.selection().leftOut().stream()
                        .filter(left -> country.equals(left.estimate().country()))
                        .map(WhatIfView.Left::of)
                        .toList(),
                added.isEmpty() ? null : after(country, added, outcome.after()));
    }

    private RankingView.Afterwards after(String country, List<Taken> added, After after) {
        Range tonnes = after.tonnes().get(country);
        List<Qualifier> qualifiers = new ArrayList<>();
        table.entry(country).ifPresent(entry -> qualifiers.add(entry.figure().qualifier()));
        added.forEach(taken -> qualifiers.add(taken.qualifier()));
        Qualifier qualifier = Qualifier.ofSum(qualifiers);
        return new RankingView.Afterwards(
                Words.shown(tonnes.low()),
                Words.shown(tonnes.high()),
                qualifier,
                qualifier == Qualifier.LESS_THAN ? null : after.worstRank(country),
                qualifier == Qualifier.MORE_THAN ? null : after.bestRank(country));
    }
}
