package org.orebook.deposits.commitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.transaction.Columns;
import org.orebook.deposits.deposit.DepositReference;
import org.orebook.deposits.deposit.Deposits;
import org.orebook.deposits.deposit.Sight;

/** Finds commitments that a caller may see, and reads ledgers. */
@ApplicationScoped
class CommitmentSearch {

    private final Mutiny.SessionFactory sessions;
    private final Deposits deposits;
    private final CommitmentStore store;
    private final LedgerViews views;
    private final InstantSource clock;

    CommitmentSearch(
            Mutiny.SessionFactory sessions,
            Deposits deposits,
            CommitmentStore store,
            LedgerViews views,
            InstantSource clock) {
        this.sessions = sessions;
        this.deposits = deposits;
        this.store = store;
        this.views = views;
        this.clock = clock;
    }

    /** A commitment as it is kept, with its agreement. */
    record Row(
            Commitment commitment,
            CommittingAgreement agreement,
            Instant grantedAt,
            Instant releasedAt,
            Integer releasedByVersion) {}

    /** A page of commitments, and where it ends; {@code null} on the last. */
    record Found(List<CommitmentView> items, Cursor next) {}

    /** A page, the newest first. */
    Uni<Found> search(CommitmentQuery query, Caller caller) {
        return sessions.withStatelessSession(session -> find(session, query, caller));
    }

    /**
     * The ledger of a deposit.
     *
     * @param deposit within the caller's sight
     * @param next makes the link to the following page
     */
    Uni<LedgerView> ledger(
            DepositReference deposit, CommitmentQuery query, Caller caller, Function<Cursor, String> next) {
        return sessions.withStatelessSession(session -> find(session, query, caller)
                .flatMap(found -> LineSight.of(caller).all()
                        ? state(session, deposit.id(), Sight.of(caller))
                                .map(state -> views.whole(deposit, state, found.items(), next.apply(found.next())))
                        : store.estimates(session, Set.of(deposit.id()))
                                .map(estimates -> views.confirmed(
                                        deposit,
                                        estimates.getOrDefault(deposit.id(), List.of()),
                                        found.items(),
                                        next.apply(found.next())))));
    }

    /** The tree of a deposit as far as it is within sight, with what is committed and confirmed in it. */
    private Uni<LedgerState> state(Mutiny.StatelessSession session, UUID deposit, Sight sight) {
        return store.tree(session, Set.of(deposit))
                .flatMap(above -> store.standing(session, Set.of(above.root(deposit)))
                        .flatMap(standing -> {
                            Map<UUID, DepositTree.Node> nodes =
                                    new HashMap<>(standing.tree().nodes());
                            nodes.putAll(above.nodes());
                            return deposits.references(session, nodes.keySet(), sight)
                                    .flatMap(seen -> {
                                        nodes.keySet().retainAll(seen.keySet());
                                        List<Commitment> shown = standing.commitments().stream()
                                                .filter(commitment -> nodes.containsKey(
                                                        commitment.line().deposit()))
                                                .toList();
                                        DepositTree tree = new DepositTree(nodes, Map.of());
                                        return store.estimates(session, tree.pathUp(deposit))
                                                .map(estimates -> new LedgerState(tree, shown, estimates));
                                    });
                        }));
    }

    private Uni<Found> find(Mutiny.StatelessSession session, CommitmentQuery query, Caller caller) {
        Sight sight = Sight.of(caller);
        return rows(session, query, sight, LineSight.of(caller)).flatMap(rows -> {
            List<Row> shown = rows.subList(0, Math.min(rows.size(), query.limit()));
            Set<UUID> of = shown.stream()
                    .map(row -> row.commitment().line().deposit())
                    .collect(Collectors.toCollection(HashSet::new));
            return deposits.references(session, of, sight)
                    .map(seen -> new Found(items(shown, seen), next(query, rows)));
        });
    }

    private static List<CommitmentView> items(List<Row> rows, Map<UUID, DepositReference> seen) {
        return rows.stream()
                // One whose deposit has gone out of sight between the queries is left out.
                .filter(row -> seen.containsKey(row.commitment().line().deposit()))
                .map(row ->
                        CommitmentView.of(row, seen.get(row.commitment().line().deposit())))
                .toList();
    }

    private static Cursor next(CommitmentQuery query, List<Row> rows) {
        return rows.size() <= query.limit()
                ? null
                : new Cursor(
                        query.fingerprint(),
                        List.of(rows.get(query.limit() - 1).commitment().id().toString()));
    }

    private Uni<List<Row>> rows(Mutiny.StatelessSession session, CommitmentQuery query, Sight sight, LineSight lines) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(clock.instant());
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(CommitmentColumns.SELECTED)
                .append(", a.number, a.type, a.title, a.parties, c.granted_at, c.released_at, c.released_by_version")
                .append(" FROM commitment c JOIN commitment_agreement a ON a.id = c.agreement_id")
                .append(" JOIN deposit d ON d.id = c.deposit_id WHERE ")
                .append(sight.condition("?1"))
                // So that its parameter is there whatever the sight.
                .append(" AND cast(?1 AS timestamptz) IS NOT NULL AND ")
                .append(lines.condition(1, 2));
        parameters.add(lines.party());
        and(sql, parameters, "c.deposit_id = ", query.deposit());
        and(sql, parameters, "c.agreement_id = ", query.agreement());
        and(
                sql,
                parameters,
                "c.kind = ",
                query.kind() == null ? null : query.kind().code());
        if (query.released() != null) {
            sql.append(query.released() ? " AND c.released_at IS NOT NULL" : " AND c.released_at IS NULL");
        }
        and(sql, parameters, "c.id < ", query.before());
        parameters.add(query.limit() + 1);
        sql.append(" ORDER BY c.id DESC LIMIT ?").append(parameters.size());
        Mutiny.SelectionQuery<Tuple> asked = session.createNativeQuery(sql.toString(), Tuple.class);
        for (int i = 0; i < parameters.size(); i++) {
            asked.setParameter(i + 1, parameters.get(i));
        }
        return asked.getResultList()
                .map(rows -> rows.stream().map(CommitmentSearch::row).toList());
    }

    private static void and(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            parameters.add(value);
            sql.append(" AND ").append(condition).append('?').append(parameters.size());
        }
    }

    private static Row row(Tuple row) {
        Commitment commitment = CommitmentColumns.commitment(row);
        int behind = CommitmentColumns.COUNT;
        return new Row(
                commitment,
                new CommittingAgreement(
                        commitment.agreement(),
                        row.get(behind, String.class),
                        row.get(behind + 1, String.class),
                        row.get(behind + 2, String.class),
                        false,
                        null,
                        PartiesText.read(row.get(behind + 3, String.class))),
                Columns.instant(row.get(behind + 4)),
                Columns.instant(row.get(behind + 5)),
                row.get(behind + 6, Integer.class));
    }
}
