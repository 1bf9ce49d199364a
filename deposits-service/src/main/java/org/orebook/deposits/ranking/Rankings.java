package org.orebook.deposits.ranking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.quantity.Bases;
import org.orebook.deposits.deposit.Sight;
import org.orebook.deposits.estimate.EstimateRefusals;
import org.orebook.deposits.reserve.CountryFigure;
import org.orebook.deposits.reserve.EditionTable;
import org.orebook.deposits.reserve.Measure;
import org.orebook.deposits.reserve.Reserves;

/** Ranks countries, with and without estimates added: two statements, and arithmetic. */
@ApplicationScoped
class Rankings {

    private final Mutiny.SessionFactory sessions;
    private final Reserves reserves;
    private final WhatIfStore estimates;
    private final Bases bases;

    Rankings(Mutiny.SessionFactory sessions, Reserves reserves, WhatIfStore estimates, Bases bases) {
        this.sessions = sessions;
        this.reserves = reserves;
        this.estimates = estimates;
        this.bases = bases;
    }

    /**
     * A ranking.
     *
     * @param editions all of the commodity with that measure, the oldest first
     * @param whatIf {@code null} where no estimate was asked about
     */
    record Ranking(RankTable table, List<EditionTable> editions, WhatIf whatIf) {

        List<Warning> warnings() {
            return Warnings.of(table, editions, whatIf);
        }
    }

    /**
     * The ranking that is asked for.
     *
     * @throws BadParameter for an edition, measure, year or reading that there is not
     * @throws EstimateRefusals.NoSuchEstimate for an estimate that there is not, or not for this caller
     * @throws RankingRefusals.WhatIfCommodity for one of another commodity
     */
    Uni<Ranking> rank(RankingQuery query, Caller caller) {
        return sessions.withStatelessSession(session -> reserves.tables(
                        session, query.commodity().code(), query.measure())
                .call(editions -> editions.isEmpty()
                        ? refuseCommodity(session, query)
                        : Uni.createFrom().voidItem())
                .map(editions -> new Ranking(table(query, editions), editions, null))
                .flatMap(plain -> query.whatIf().isEmpty()
                        ? Uni.createFrom().item(plain)
                        : estimates
                                .find(session, query.whatIf().keySet(), Sight.of(caller))
                                .map(found -> withEstimates(query, plain, found))));
    }

    private Uni<Void> refuseCommodity(Mutiny.StatelessSession session, RankingQuery query) {
        return reserves.commodities(session).map(known -> {
            throw BadParameter.of(
                    "commodity",
                    query.commodity().code(),
                    "has no " + query.measure().code() + " by country here; there are tables of "
                            + String.join(", ", known));
        });
    }

    private RankTable table(RankingQuery query, List<EditionTable> editions) {
        EditionTable edition = query.edition() == null ? editions.getLast() : named(query.edition(), editions);
        int year = query.measure() == Measure.RESERVES ? 0 : year(query, edition);
        return RankTable.of(edition, query.commodity(), query.measure(), year, bases);
    }

    private static EditionTable named(String name, List<EditionTable> editions) {
        return editions.stream()
                .filter(edition -> edition.edition().equals(name))
                .findFirst()
                .orElseThrow(() -> BadParameter.of(
                        "edition",
                        name,
                        "has no such table; there are "
                                + editions.stream().map(EditionTable::edition).collect(Collectors.joining(", "))));
    }

    private static int year(RankingQuery query, EditionTable edition) {
        List<Integer> years = edition.figures().stream()
                .map(CountryFigure::year)
                .distinct()
                .sorted()
                .toList();
        if (query.year() == null) {
            return years.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
        if (!years.contains(query.year())) {
            throw BadParameter.of(
                    "year",
                    query.year().toString(),
                    edition.edition() + " has "
                            + years.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return query.year();
    }

    private Ranking withEstimates(RankingQuery query, Ranking plain, List<WhatIfEstimate> found) {
        List<WhatIfEstimate> inOrder = inOrder(query, found);
        List<WhatIfEstimate> others = inOrder.stream()
                .filter(estimate ->
                        !estimate.content().commodity().equals(query.commodity().code()))
                .toList();
        if (!others.isEmpty()) {
            throw new RankingRefusals.WhatIfCommodity(query.commodity(), others);
        }
        WhatIf whatIf = WhatIf.of(plain.table(), inOrder, bases);
        return new Ranking(plain.table(), plain.editions(), query.reading() == null ? whatIf : only(query, whatIf));
    }

    private static List<WhatIfEstimate> inOrder(RankingQuery query, List<WhatIfEstimate> found) {
        Map<UUID, WhatIfEstimate> byId = new HashMap<>();
        found.forEach(estimate -> byId.put(estimate.id(), estimate));
        query.whatIf().forEach((id, asWritten) -> {
            if (!byId.containsKey(id)) {
                throw new EstimateRefusals.NoSuchEstimate(asWritten);
            }
        });
        return query.whatIf().keySet().stream().map(byId::get).toList();
    }

    private static WhatIf only(RankingQuery query, WhatIf whatIf) {
        return whatIf.only(query.reading())
                .orElseThrow(() -> BadParameter.of(
                        "reading",
                        query.reading(),
                        "these estimates leave open "
                                + whatIf.readings().stream()
                                        .map(outcome -> outcome.reading().code())
                                        .collect(Collectors.joining(", "))));
    }
}
