package org.orebook.deposits.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.page.Cursor;

/**
 * Finds deposits. One query picks the ids of a page in order, a second reads those deposits, a third counts facets where
 * they are asked for; all of them within the caller's sight.
 */
@ApplicationScoped
class DepositSearch {

    private static final int FACET_VALUES = 50;

    private final Mutiny.SessionFactory sessions;
    private final InstantSource clock;

    DepositSearch(Mutiny.SessionFactory sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * One page of what was found.
     *
     * @param items deposits in order, with their distance where one was asked for
     * @param next where the page ended; {@code null} on the last page
     * @param facets counts by facet and value, the most frequent first
     */
    record Found(List<DepositView> items, Cursor next, Map<String, Map<String, Long>> facets) {}

    Uni<Found> search(DepositQuery query, Caller caller) {
        Sight sight = Sight.of(caller);
        return sessions.withStatelessSession(session -> find(session, query, sight, DepositCriteria.matchOf(query))
                .flatMap(found -> found.items().isEmpty() && query.text() != null && query.cursor() == null
                        // Nothing has those words: offer what is spelled nearly so.
                        ? find(session, query, sight, DepositCriteria.Match.SIMILAR)
                        : Uni.createFrom().item(found)));
    }

    private Uni<Found> find(
            Mutiny.StatelessSession session, DepositQuery query, Sight sight, DepositCriteria.Match match) {
        DepositCriteria criteria = new DepositCriteria(query, sight, clock.instant(), match);
        return page(session, criteria)
                .flatMap(rows -> read(session, query, sight, rows)
                        .flatMap(items -> facets(session, query, criteria)
                                .map(facets -> new Found(items, criteria.next(rows), facets))));
    }

    private Uni<List<DepositCriteria.Row>> page(Mutiny.StatelessSession session, DepositCriteria criteria) {
        DepositCriteria.Sql sql = criteria.page();
        return bind(session.createNativeQuery(sql.text(), Tuple.class), sql)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new DepositCriteria.Row(row.get(0, UUID.class), row.get(1)))
                        .toList());
    }

    private Uni<List<DepositView>> read(
            Mutiny.StatelessSession session, DepositQuery query, Sight sight, List<DepositCriteria.Row> rows) {
        List<UUID> ids =
                rows.stream().limit(query.limit()).map(DepositCriteria.Row::id).toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createSelectionQuery("from Deposit d where d.id in :ids", Deposit.class)
                .setParameter("ids", ids)
                .getResultList()
                .flatMap(deposits -> hiddenParents(session, sight, deposits)
                        .map(hidden -> inOrder(query, sight, ids, deposits, hidden)));
    }

    private static List<DepositView> inOrder(
            DepositQuery query, Sight sight, List<UUID> ids, List<Deposit> deposits, Set<UUID> hiddenParents) {
        Map<UUID, Deposit> byId = new HashMap<>();
        deposits.forEach(deposit -> byId.put(deposit.id(), deposit));
        List<DepositView> views = new ArrayList<>(ids.size());
        for (UUID id : ids) {
            // One that was removed between the two queries is left out: the next page is not affected.
            Deposit deposit = byId.get(id);
            if (deposit != null) {
                views.add(shown(deposit, query.near(), sight, hiddenParents));
            }
        }
        return views;
    }

    /** A deposit as this caller is shown it. */
    Uni<DepositView> view(Deposit deposit, Caller caller) {
        Sight sight = Sight.of(caller);
        if (deposit.parent() == null) {
            return Uni.createFrom().item(shown(deposit, null, sight, Set.of()));
        }
        return sessions.withStatelessSession(session -> hiddenParents(session, sight, List.of(deposit)))
                .map(hidden -> shown(deposit, null, sight, hidden));
    }

    private static DepositView shown(Deposit deposit, DepositQuery.Near near, Sight sight, Set<UUID> hiddenParents) {
        boolean parentShown = deposit.parent() == null || !hiddenParents.contains(deposit.parent());
        return DepositView.of(deposit, distance(near, deposit.position()), parentShown, sight != Sight.PUBLISHED);
    }

    /** Parents that the caller may not know of. */
    private Uni<Set<UUID>> hiddenParents(Mutiny.StatelessSession session, Sight sight, List<Deposit> deposits) {
        Set<UUID> parents = deposits.stream()
                .map(Deposit::parent)
                .filter(parent -> parent != null)
                .collect(Collectors.toSet());
        if (parents.isEmpty() || sight == Sight.EVERYTHING) {
            return Uni.createFrom().item(Set.of());
        }
        return session.createSelectionQuery("from Deposit d where d.id in :ids", Deposit.class)
                .setParameter("ids", parents)
                .getResultList()
                .map(found -> found.stream()
                        .filter(parent -> !sight.covers(parent, clock.instant()))
                        .map(Deposit::id)
                        .collect(Collectors.toSet()));
    }

    private static Double distance(DepositQuery.Near near, Position position) {
        if (near == null || position == null) {
            return null;
        }
        double kilometres =
                GreatCircle.kilometres(near.longitude(), near.latitude(), position.longitude(), position.latitude());
        return Math.round(kilometres * 100) / 100.0;
    }

    private Uni<Map<String, Map<String, Long>>> facets(
            Mutiny.StatelessSession session, DepositQuery query, DepositCriteria criteria) {
        if (query.facets().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        DepositCriteria.Sql sql = criteria.facets(query.facets(), FACET_VALUES);
        return bind(session.createNativeQuery(sql.text(), Tuple.class), sql)
                .getResultList()
                .map(rows -> counts(query.facets(), rows));
    }

    private static Map<String, Map<String, Long>> counts(List<DepositQuery.Facet> facets, List<Tuple> rows) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        facets.forEach(facet -> counts.put(facet.code(), new LinkedHashMap<>()));
        for (Tuple row : rows) {
            counts.get(row.get(0, String.class)).put(row.get(1, String.class), row.get(2, Long.class));
        }
        return counts;
    }

    private static Mutiny.SelectionQuery<Tuple> bind(Mutiny.SelectionQuery<Tuple> query, DepositCriteria.Sql sql) {
        Mutiny.SelectionQuery<Tuple> bound = query;
        for (int i = 0; i < sql.parameters().size(); i++) {
            bound = bound.setParameter(i + 1, sql.parameters().get(i));
        }
        return bound;
    }
}
