package org.orebook.deposits.commitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.deposit.MergeFollower;

/** The use cases of the ledger: each is a part of the transaction that it is handed. */
@ApplicationScoped
class Commitments implements MergeFollower {

    private static final Logger LOG = Logger.getLogger(Commitments.class);

    private final CommitmentStore store;
    private final Grants grants;
    private final DueLedgers due;
    private final Outbox outbox;
    private final Transactions transactions;
    private final LedgerCounts counts;
    private final InstantSource clock;

    Commitments(
            CommitmentStore store,
            Grants grants,
            DueLedgers due,
            Outbox outbox,
            Transactions transactions,
            LedgerCounts counts,
            InstantSource clock) {
        this.store = store;
        this.grants = grants;
        this.due = due;
        this.outbox = outbox;
        this.transactions = transactions;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Grants or refuses what an agreement asks for, and replies. A request that was decided on gets the same reply again;
     * one that came too late, after a later one, has no effect.
     */
    Uni<Void> decide(Mutiny.Session session, CommitmentRequest request) {
        UUID agreement = request.agreement().id();
        return store.hold(session, request.agreement())
                .flatMap(latest -> request.version() > latest
                        ? decideAnew(session, request)
                        : store.decided(session, agreement, request.version())
                                .flatMap(decided -> decided.isPresent()
                                        ? reply(session, agreement, decided.get())
                                        : ignore(request, latest)));
    }

    private static Uni<Void> ignore(CommitmentRequest request, int latest) {
        LOG.infof(
                "Request %d of agreement %s came after request %d and has no effect",
                request.version(), request.agreement().id(), latest);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> reply(Mutiny.Session session, UUID agreement, CommitmentStore.Decided decided) {
        return outbox.send(session, Replies.message(agreement, decided.decision(), decided.at(), decided.reply()));
    }

    private Uni<Void> decideAnew(Mutiny.Session session, CommitmentRequest request) {
        Instant at = clock.instant();
        UUID agreement = request.agreement().id();
        return store.depositsOf(session, agreement)
                .flatMap(before -> grounds(session, request, before).flatMap(grounds -> {
                    Decision decision = grants.decide(grounds, request);
                    var decided = new CommitmentStore.Decided(
                            Replies.code(decision), Replies.data(request, decision, at), at);
                    return take(session, request, decision, before, grounds.tree(), at)
                            .chain(() -> store.keep(session, agreement, request.version(), decided))
                            .chain(() -> reply(session, agreement, decided))
                            .invoke(() -> transactions.afterCommit(session, () -> counts.decided(decision)));
                }));
    }

    /** What the decision rests on, held until the transaction ends. */
    private Uni<Grounds> grounds(Mutiny.Session session, CommitmentRequest request, Set<UUID> before) {
        Set<UUID> asked = new HashSet<>(before);
        request.lines().forEach(line -> asked.add(line.deposit()));
        UUID agreement = request.agreement().id();
        return store.holdDeposits(session, asked).flatMap(tree -> {
            Set<UUID> roots = tree.followed().values().stream().map(tree::root).collect(Collectors.toSet());
            return store.holdTrees(session, roots)
                    .chain(() -> before.isEmpty()
                            ? Uni.createFrom().item(List.<Commitment>of())
                            : store.standingOf(session, agreement))
                    .flatMap(own -> store.others(session, roots, agreement)
                            .flatMap(others -> store.holdConfirmed(
                                            session, tree.nodes().keySet(), commodities(request))
                                    .map(confirmed -> new Grounds(
                                            with(tree, others.deposits()), own, others.lines(), confirmed))));
        });
    }

    private static Set<String> commodities(CommitmentRequest request) {
        return request.lines().stream()
                .filter(line -> line.kind() == CommitmentKind.TONNAGE)
                .map(Line::commodity)
                .collect(Collectors.toSet());
    }

    private static DepositTree with(DepositTree tree, List<DepositTree.Node> deposits) {
        Map<UUID, DepositTree.Node> nodes = new HashMap<>(tree.nodes());
        deposits.forEach(node -> nodes.putIfAbsent(node.id(), node));
        return new DepositTree(nodes, tree.followed());
    }

    private Uni<Void> take(
            Mutiny.Session session,
            CommitmentRequest request,
            Decision decision,
            Set<UUID> before,
            DepositTree tree,
            Instant at) {
        if (!(decision instanceof Decision.Granted granted)) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> concerned = new LinkedHashSet<>();
        before.forEach(deposit -> concerned.addAll(tree.pathUp(deposit)));
        granted.lines().forEach(line -> concerned.addAll(tree.pathUp(line.line().deposit())));
        return store.replace(session, request, granted.lines(), at).chain(() -> due.note(session, concerned));
    }

    /** What is committed of a deposit goes on with the one in its place; nothing is revoked, whatever it adds up to. */
    @Override
    public Uni<Void> follow(Mutiny.Session session, UUID loser, UUID winner, Act act) {
        return store.tree(session, Set.of(loser, winner))
                .call(tree -> store.holdTrees(session, roots(tree, loser, winner)))
                .call(() -> store.move(session, loser, winner))
                .chain(() -> due.noteWithWider(session, Set.of(loser, winner)));
    }

    /** One root where both are parts of one tree. */
    private static Set<UUID> roots(DepositTree tree, UUID loser, UUID winner) {
        return new LinkedHashSet<>(Arrays.asList(tree.root(loser), tree.root(winner)));
    }
}
