package org.orebook.deposits.estimate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.quantity.Display;
import org.orebook.deposits.deposit.DepositReference;
import org.orebook.deposits.deposit.Deposits;
import org.orebook.deposits.deposit.Sight;

/** Finds estimates that a caller may see, the newest record first, and says which is the one to take. */
@ApplicationScoped
class EstimateSearch {

    private final Mutiny.SessionFactory sessions;
    private final Deposits deposits;
    private final EstimateStore store;
    private final EstimateViews views;
    private final InstantSource clock;

    EstimateSearch(
            Mutiny.SessionFactory sessions,
            Deposits deposits,
            EstimateStore store,
            EstimateViews views,
            InstantSource clock) {
        this.sessions = sessions;
        this.deposits = deposits;
        this.store = store;
        this.views = views;
        this.clock = clock;
    }

    /** A page of estimates, and where it ends; {@code null} on the last. */
    record Found(List<EstimateView> items, Cursor next) {}

    /** Finds a page. Of one deposit it is also said which of its estimates are preferred. */
    Uni<Found> search(EstimateQuery query, Display display, Caller caller) {
        Sight sight = Sight.of(caller);
        return sessions.withStatelessSession(session -> ids(session, query, sight)
                .flatMap(ids ->
                        read(session, query, ids, display, sight).map(items -> new Found(items, next(query, ids)))));
    }

    private static Cursor next(EstimateQuery query, List<UUID> ids) {
        return ids.size() <= query.limit()
                ? null
                : new Cursor(
                        query.fingerprint(), List.of(ids.get(query.limit() - 1).toString()));
    }

    private Uni<List<UUID>> ids(Mutiny.StatelessSession session, EstimateQuery query, Sight sight) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(clock.instant());
        StringBuilder sql = new StringBuilder(
                        "SELECT e.id FROM estimate e JOIN deposit d ON d.id = e.deposit_id WHERE ")
                .append(sight.condition("?1"))
                // So that its parameter is there whatever the sight.
                .append(" AND cast(?1 AS timestamptz) IS NOT NULL");
        and(sql, parameters, "e.deposit_id = ", query.deposit());
        any(sql, parameters, "e.commodity", query.commodities());
        any(sql, parameters, "d.country", query.countries());
        any(sql, parameters, "e.state", query.states());
        any(sql, parameters, "e.kind", query.kinds());
        any(sql, parameters, "e.reporting_code", query.reportingCodes());
        if (!query.findings().isEmpty()) {
            parameters.add(query.findings().toArray(String[]::new));
            sql.append(" AND e.open_findings && cast(?")
                    .append(parameters.size())
                    .append(" AS text[])");
        }
        and(sql, parameters, "e.id < ", query.before());
        parameters.add(query.limit() + 1);
        sql.append(" ORDER BY e.id DESC LIMIT ?").append(parameters.size());
        Mutiny.SelectionQuery<UUID> asked = session.createNativeQuery(sql.toString(), UUID.class);
        for (int i = 0; i < parameters.size(); i++) {
            asked.setParameter(i + 1, parameters.get(i));
        }
        return asked.getResultList();
    }

    private static void and(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            parameters.add(value);
            sql.append(" AND ").append(condition).append('?').append(parameters.size());
        }
    }

    private static void any(StringBuilder sql, List<Object> parameters, String column, Collection<String> of) {
        if (!of.isEmpty()) {
            parameters.add(of.toArray(String[]::new));
            sql.append(" AND ")
                    .append(column)
                    .append(" = ANY (cast(?")
                    .append(parameters.size())
                    .append(" AS text[]))");
        }
    }

    private Uni<List<EstimateView>> read(
            Mutiny.StatelessSession session, EstimateQuery query, List<UUID> ids, Display display, Sight sight) {
        List<UUID> shown = ids.subList(0, Math.min(ids.size(), query.limit()));
        return store.findAll(session, shown)
                .flatMap(estimates -> deposits.references(session, depositsOf(estimates), sight)
                        .flatMap(of -> preferred(session, query.deposit())
                                .map(preferred -> views(estimates, of, preferred, display, sight))));
    }

    private static Set<UUID> depositsOf(List<Estimate> estimates) {
        Set<UUID> ids = new HashSet<>();
        estimates.forEach(estimate -> ids.add(estimate.deposit()));
        return ids;
    }

    private List<EstimateView> views(
            List<Estimate> estimates,
            Map<UUID, DepositReference> of,
            Map<UUID, String> preferred,
            Display display,
            Sight sight) {
        List<EstimateView> items = new ArrayList<>(estimates.size());
        for (Estimate estimate : estimates) {
            DepositReference deposit = of.get(estimate.deposit());
            // One whose deposit has gone out of sight between the queries is left out.
            if (deposit != null) {
                items.add(views.of(estimate, deposit, preferred.get(estimate.id()), display, sight != Sight.PUBLISHED));
            }
        }
        return items;
    }

    /**
     * Of the standing estimates of a deposit, the one of each commodity and kind that is to be taken, and why: confirmed
     * before all others, of the whole deposit before a zone of it, under a code before none, not disputed before
     * disputed, then the latest that is effective, published, recorded.
     */
    private static Uni<Map<UUID, String>> preferred(Mutiny.StatelessSession session, UUID deposit) {
        if (deposit == null) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery("""
                        SELECT DISTINCT ON (commodity, kind) id, state, reporting_code,
                            count(*) OVER (PARTITION BY commodity, kind),
                            count(*) FILTER (WHERE state = 'confirmed') OVER (PARTITION BY commodity, kind)
                        FROM estimate
                        WHERE deposit_id = ?1 AND state IN ('reported', 'confirmed', 'disputed')
                        ORDER BY commodity, kind, state = 'confirmed' DESC, content::json ->> 'zone' IS NULL DESC,
                            reporting_code <> 'none' DESC, state <> 'disputed' DESC,
                            effective_on DESC NULLS LAST, published_on DESC NULLS LAST, id DESC""", Tuple.class)
                .setParameter(1, deposit)
                .getResultList()
                .map(rows -> {
                    Map<UUID, String> preferred = new HashMap<>();
                    for (Tuple row : rows) {
                        preferred.put(
                                row.get(0, UUID.class),
                                why(
                                        row.get(1, String.class),
                                        row.get(2, String.class),
                                        row.get(3, Long.class),
                                        row.get(4, Long.class)));
                    }
                    return preferred;
                });
    }

    private static String why(String state, String reportingCode, long standing, long confirmed) {
        if (standing == 1) {
            return "the only one that stands, " + state;
        }
        if (confirmed == 1) {
            return "the only one of " + standing + " that is confirmed";
        }
        if (confirmed > 1) {
            return "the latest of " + confirmed + " that are confirmed";
        }
        return reportingCode.equals(ReportingCode.NONE.code())
                ? "the latest of " + standing + ", none of which is confirmed or under a reporting code"
                : "the latest under a reporting code, of " + standing + " none of which is confirmed";
    }
}
