package org.orebook.deposits.commitment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.chassis.transaction.Transactions;

/**
 * Tells other services how ledgers stand, soon after each change. Several may do so at once, on several machines: each
 * takes other deposits, or waits at the ledger until it sees what the other has told.
 */
@ApplicationScoped
class LedgerPublisher {

    /** Of so many changes at a time: a large import makes thousands, and others are not to wait for all of them. */
    private static final int BATCH = 500;

    /** The name of shares among what more is committed of than there is; that of a tonnage has two words. */
    private static final String SHARES = "shares";

    private final Transactions transactions;
    private final CommitmentStore store;
    private final Pools pools;
    private final Outbox outbox;
    private final InstantSource clock;

    LedgerPublisher(Transactions transactions, CommitmentStore store, Pools pools, Outbox outbox, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.pools = pools;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells of all that is due by now. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publish() {
        return transactions
                .run(this::publishBatch)
                .flatMap(taken -> taken < BATCH ? Uni.createFrom().voidItem() : publish());
    }

    /** Tells of one batch. @return how many changes it took */
    private Uni<Integer> publishBatch(Mutiny.Session session) {
        return takeDue(session)
                .call(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : withWider(session, due).flatMap(deposits -> tell(session, deposits)))
                .map(List::size);
    }

    /** Takes changes away before anything is read: one that is committed later is still due after this. */
    private static Uni<List<Due>> takeDue(Mutiny.Session session) {
        return session.createNativeQuery("""
                        DELETE FROM ledger_due WHERE position = ANY (ARRAY(
                            SELECT position FROM ledger_due ORDER BY position LIMIT ?1 FOR UPDATE SKIP LOCKED))
                        RETURNING deposit_id, with_wider""", Tuple.class)
                .setParameter(1, BATCH)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Due(row.get(0, UUID.class), row.get(1, Boolean.class)))
                        .toList());
    }

    /** A change, with whether it concerns all that the deposit is part of. */
    private record Due(UUID deposit, boolean withWider) {}

    private Uni<Set<UUID>> withWider(Mutiny.Session session, List<Due> due) {
        Set<UUID> deposits = new TreeSet<>();
        due.forEach(each -> deposits.add(each.deposit()));
        Set<UUID> parts = due.stream().filter(Due::withWider).map(Due::deposit).collect(Collectors.toSet());
        return parts.isEmpty()
                ? Uni.createFrom().item(deposits)
                : store.tree(session, parts).map(tree -> {
                    parts.forEach(part -> deposits.addAll(tree.pathUp(part)));
                    return deposits;
                });
    }

    /** How a ledger was told last. */
    private record Told(int version, Set<String> over) {}

    private Uni<Void> tell(Mutiny.Session session, Set<UUID> deposits) {
        // Held first and read then: who waited here sees what the other one saw, and more.
        return nextVersions(session, deposits)
                .flatMap(told -> store.standing(session, deposits)
                        .flatMap(standing -> store.estimates(session, deposits)
                                .flatMap(estimates -> tell(session, told, standing, estimates))));
    }

    private static Uni<Map<UUID, Told>> nextVersions(Mutiny.Session session, Set<UUID> deposits) {
        return session.createNativeQuery("""
                        INSERT INTO ledger AS kept (deposit_id, version, over_committed)
                        SELECT id, 1, '{}' FROM unnest(cast(?1 AS uuid[])) AS due (id) ORDER BY id
                        ON CONFLICT (deposit_id) DO UPDATE SET version = kept.version + 1
                        RETURNING deposit_id, version, array_to_string(over_committed, ',')""", Tuple.class)
                .setParameter(1, deposits.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    Map<UUID, Told> told = new LinkedHashMap<>();
                    rows.forEach(row -> told.put(
                            row.get(0, UUID.class),
                            new Told(row.get(1, Integer.class), names(row.get(2, String.class)))));
                    return told;
                });
    }

    private Uni<Void> tell(
            Mutiny.Session session,
            Map<UUID, Told> told,
            CommitmentStore.Standing standing,
            Map<UUID, List<StandingEstimate>> estimates) {
        Instant at = clock.instant();
        List<OutgoingMessage> messages = new ArrayList<>(told.size());
        Map<UUID, Set<String>> changed = new HashMap<>();
        DepositTree tree = standing.tree();
        told.forEach((deposit, before) -> {
            Statement statement = Statement.of(
                    deposit, tree, standing.commitments(), estimates.getOrDefault(deposit, List.of()), pools);
            Set<String> over = names(statement);
            if (!over.equals(before.over())) {
                changed.put(deposit, over);
            }
            messages.add(LedgerMessages.of(statement, pools, before.version(), at, before.over(), over));
        });
        return Transactions.inTurn(changed.entrySet(), each -> remember(session, each.getKey(), each.getValue()))
                .chain(() -> outbox.send(session, messages));
    }

    private static Set<String> names(String joined) {
        return joined.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(joined.split(",", -1)));
    }

    private Set<String> names(Statement statement) {
        Set<String> names = statement.over().stream()
                .map(over -> over.pool().commodity() + " " + pools.code(over.pool()))
                .collect(Collectors.toCollection(HashSet::new));
        statement.overShares().ifPresent(_ -> names.add(SHARES));
        return names;
    }

    private static Uni<Void> remember(Mutiny.Session session, UUID deposit, Set<String> over) {
        return session.createNativeQuery("UPDATE ledger SET over_committed = cast(?2 AS text[]) WHERE deposit_id = ?1")
                .setParameter(1, deposit)
                .setParameter(2, over.toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }
}
