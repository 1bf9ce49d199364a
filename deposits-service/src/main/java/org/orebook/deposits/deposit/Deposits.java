package org.orebook.deposits.deposit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.number.RegistryNumber;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.StatedReason;
import org.orebook.chassis.transaction.Transactions;

/** The use cases of the registry: each is one transaction, or a part of the one that it is handed. */
@ApplicationScoped
public class Deposits {

    private static final Instant EARLIEST_EMBARGO = Instant.EPOCH;
    private static final Instant LATEST_EMBARGO = Instant.parse("9999-12-31T23:59:59Z");

    private final Mutiny.SessionFactory sessions;
    private final DepositStore store;
    private final ContentCheck check;
    private final InstantSource clock;
    private final List<MergeFollower> followers;
    private final List<MoveFollower> moveFollowers;

    Deposits(
            Mutiny.SessionFactory sessions,
            DepositStore store,
            ContentCheck check,
            InstantSource clock,
            @All List<MergeFollower> followers,
            @All List<MoveFollower> moveFollowers) {
        this.sessions = sessions;
        this.store = store;
        this.check = check;
        this.clock = clock;
        this.followers = followers;
        this.moveFollowers = moveFollowers;
    }

    /**
     * Registers a deposit.
     *
     * @throws Refusals.InvalidDeposit where something stated is not acceptable
     * @throws Refusals.WrongLevel where the parent is no wider than the deposit
     */
    public Uni<Deposit> register(Mutiny.Session session, DepositDocument stated, Caller caller, String requestId) {
        DepositContent content = check.content(stated);
        refuseSilentPublication(Visibility.INTERNAL, content);
        String reason = stated.reason() == null ? null : reason(stated.reason());
        Act act = new Act(caller, clock.instant(), reason, null, requestId);
        return placeInTree(session, null, content)
                .chain(() -> nextNumbers(session, 1))
                .map(numbers -> numbers.apply(content.place().country(), 0))
                .map(number -> Deposit.register(UuidCreator.getTimeOrderedEpoch(), number, content, act))
                .call(deposit -> store.add(session, deposit, deposit.registration(act), caller));
    }

    /**
     * Changes what is stated about a deposit.
     *
     * @param ifMatch the entity tag of the version that the change was made from
     * @param edit makes the new document of the present one
     */
    public Uni<Deposit> change(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            UnaryOperator<DepositDocument> edit,
            Caller caller,
            String requestId) {
        return changing(session, id, ifMatch, caller, deposit -> {
            DepositContent present = deposit.content();
            DepositDocument stated = edit.apply(DepositDocument.of(present));
            DepositContent content = check.content(stated, present);
            refuseSilentPublication(deposit.visibility(), content);
            Act act = new Act(caller, clock.instant(), reason(stated.reason()), null, requestId);
            return placeInTree(session, deposit, content).map(placed -> deposit.change(content, act));
        });
    }

    /** Opens a deposit to partners, at once or from an instant on. */
    public Uni<Deposit> publish(
            Mutiny.Session session, UUID id, String ifMatch, Publication publication, Caller caller, String requestId) {
        Act act = new Act(caller, clock.instant(), reason(publication.reason()), null, requestId);
        Instant from = embargoEnd(publication.embargoUntil());
        return changing(
                session, id, ifMatch, caller, deposit -> Uni.createFrom().item(() -> deposit.publish(from, act)));
    }

    /**
     * Merges a deposit into another, which is the same body and takes over its names, records and parts.
     *
     * @return the winner
     */
    public Uni<Deposit> merge(
            Mutiny.Session session, UUID loserId, String ifMatch, Merge merge, Caller caller, String requestId) {
        Versions.required(ifMatch);
        UUID winnerId = winner(loserId, merge);
        Act act = new Act(caller, clock.instant(), reason(merge.reason()), null, requestId);
        return lockBoth(session, loserId, winnerId)
                .invoke(both -> Versions.require(ifMatch, both.loser().version()))
                .call(both -> adoptParts(session, both, act))
                .call(both -> giveWay(session, both, act))
                .call(both -> Transactions.inTurn(
                        followers,
                        follower -> follower.follow(
                                session, both.loser().id(), both.winner().id(), act)))
                .map(Both::winner);
    }

    /** Draws registry numbers: what is returned makes the number of the i-th deposit, given its country. */
    public Uni<BiFunction<String, Integer, String>> nextNumbers(Mutiny.Session session, int count) {
        return store.nextNumbers(session, count);
    }

    /**
     * Takes in what a source says of a deposit this time. Where the deposit has this record alone and nobody has
     * worked on it, the source's new word holds; otherwise it only fills gaps and adds to names, commodities and
     * sources. Nothing is dropped either way, and who may see it does not change.
     */
    public Uni<Void> restate(
            Mutiny.Session session, UUID id, DepositContent fromSource, boolean editedByHand, Act act) {
        return store.lock(session, id).flatMap(deposit -> {
            DepositContent present = deposit.content();
            boolean sourceHolds = !editedByHand && present.externalRecords().size() == 1;
            DepositContent stated = (sourceHolds ? fromSource.completedBy(present) : present.completedBy(fromSource))
                    .seenBy(present.visibility());
            Before before = Before.of(deposit);
            return placeInTree(session, deposit, stated)
                    .map(placed -> deposit.change(stated, act))
                    .flatMap(taken -> keep(session, deposit, before, taken, act.caller()));
        });
    }

    /**
     * A deposit that something is about to be recorded of, held so that it is not merged away meanwhile.
     *
     * @throws Refusals.NoSuchDeposit where there is none for this caller
     * @throws Refusals.Merged where it gave way to another one
     */
    public Uni<Deposit> hold(Mutiny.Session session, UUID id, Caller caller) {
        Sight sight = Sight.of(caller);
        return store.share(session, id).invoke(deposit -> {
            if (deposit == null || !sight.covers(deposit, clock.instant())) {
                throw new Refusals.NoSuchDeposit(id.toString());
            }
            if (deposit.mergedInto() != null) {
                throw new Refusals.Merged(deposit.number(), deposit.mergedInto());
            }
        });
    }

    /** Those of some deposits that are within sight, by id. */
    public Uni<Map<UUID, DepositReference>> references(Mutiny.QueryProducer session, Set<UUID> ids, Sight sight) {
        Instant now = clock.instant();
        return store.findAll(session, ids)
                .map(deposits -> deposits.stream()
                        .filter(deposit -> sight.covers(deposit, now))
                        .collect(Collectors.toMap(Deposit::id, DepositReference::of)));
    }

    /** A deposit within the caller's sight, by id or number; empty where there is none. */
    public Uni<Optional<Deposit>> find(String idOrNumber, Caller caller) {
        Sight sight = Sight.of(caller);
        return sessions.withStatelessSession(session -> lookUp(session, idOrNumber))
                .map(Optional::ofNullable)
                .map(found -> found.filter(deposit -> sight.covers(deposit, clock.instant())));
    }

    /** The history of a deposit, the newest step first; empty where the caller cannot see the deposit. */
    public Uni<Optional<List<DepositChange>>> history(UUID id, int olderThan, int limit, Caller caller) {
        Sight sight = Sight.of(caller);
        return sessions.withStatelessSession(session -> store.find(session, id)
                .flatMap(deposit -> deposit == null || !sight.covers(deposit, clock.instant())
                        ? Uni.createFrom().item(Optional.<List<DepositChange>>empty())
                        : store.history(session, id, olderThan, limit)
                                .flatMap(steps -> seen(session, steps, sight))
                                .map(Optional::of)));
    }

    /** The steps without what they say of records that are out of sight. */
    private Uni<List<DepositChange>> seen(Mutiny.StatelessSession session, List<DepositChange> steps, Sight sight) {
        if (sight == Sight.EVERYTHING) {
            return Uni.createFrom().item(steps);
        }
        Instant now = clock.instant();
        return store.findAll(session, SeenHistory.records(steps))
                .map(named -> named.stream()
                        .filter(deposit -> !sight.covers(deposit, now))
                        .map(Deposit::id)
                        .collect(Collectors.toSet()))
                .map(hidden -> SeenHistory.without(steps, hidden));
    }

    private Uni<Deposit> lookUp(Mutiny.StatelessSession session, String idOrNumber) {
        try {
            return store.find(session, UUID.fromString(idOrNumber));
        } catch (IllegalArgumentException notAnId) {
            // What is no number either is not asked for: PostgreSQL would refuse some of it.
            return RegistryNumber.isOne(idOrNumber)
                    ? store.findByNumber(session, idOrNumber)
                    : Uni.createFrom().nullItem();
        }
    }

    private Uni<Deposit> changing(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            Caller caller,
            Function<Deposit, Uni<DepositChange>> step) {
        Versions.required(ifMatch);
        return lockVisible(session, id, caller)
                .invoke(deposit -> Versions.require(ifMatch, deposit.version()))
                .call(deposit -> {
                    Before before = Before.of(deposit);
                    return step.apply(deposit).flatMap(taken -> keep(session, deposit, before, taken, caller));
                });
    }

    /** What a deposit was before a change, as far as others go by it. */
    private record Before(Set<String> nameKeys, UUID parent) {

        static Before of(Deposit deposit) {
            return new Before(deposit.nameKeys(), deposit.parent());
        }
    }

    private Uni<Void> keep(Mutiny.Session session, Deposit deposit, Before before, DepositChange taken, Caller caller) {
        return taken == null
                ? Uni.createFrom().voidItem()
                : store.save(session, deposit, before.nameKeys(), taken, caller)
                        .chain(() -> move(session, before.parent(), deposit.parent()));
    }

    private Uni<Void> move(Mutiny.Session session, UUID from, UUID to) {
        return Objects.equals(from, to)
                ? Uni.createFrom().voidItem()
                : Transactions.inTurn(moveFollowers, follower -> follower.moved(session, from, to));
    }

    private static String reason(String stated) {
        return StatedReason.of(stated, error -> new Refusals.InvalidDeposit(List.of(error)));
    }

    private static Instant embargoEnd(Instant stated) {
        if (stated != null && (stated.isBefore(EARLIEST_EMBARGO) || stated.isAfter(LATEST_EMBARGO))) {
            throw new Refusals.InvalidDeposit(List.of(
                    FieldError.of("embargoUntil", stated, "between " + EARLIEST_EMBARGO + " and " + LATEST_EMBARGO)));
        }
        return stated == null ? null : stated.truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID winner(UUID loserId, Merge merge) {
        if (merge.into() == null) {
            throw new Refusals.InvalidDeposit(
                    List.of(FieldError.of("into", "the id of the deposit that goes on in its place")));
        }
        if (merge.into().equals(loserId)) {
            throw new Refusals.MergeWithItself(loserId);
        }
        return merge.into();
    }

    private static void refuseSilentPublication(Visibility before, DepositContent content) {
        if (content.visibility() == Visibility.PUBLISHED && before != Visibility.PUBLISHED) {
            throw new Refusals.InvalidDeposit(List.of(FieldError.of(
                    "visibility", Visibility.PUBLISHED.code(), "to publish is a step of its own: POST …/publish")));
        }
    }

    private Uni<Deposit> lockVisible(Mutiny.Session session, UUID id, Caller caller) {
        Sight sight = Sight.of(caller);
        return store.lock(session, id).invoke(deposit -> {
            if (deposit == null || !sight.covers(deposit, clock.instant())) {
                throw new Refusals.NoSuchDeposit(id.toString());
            }
        });
    }

    private record Both(Deposit loser, Deposit winner) {}

    private Uni<Both> lockBoth(Mutiny.Session session, UUID loserId, UUID winnerId) {
        // Always in the order of the ids: two merges that cross wait for each other instead of locking each other out.
        boolean loserFirst = loserId.compareTo(winnerId) < 0;
        return lockExisting(session, loserFirst ? loserId : winnerId)
                .flatMap(first -> lockExisting(session, loserFirst ? winnerId : loserId)
                        .map(second -> loserFirst ? new Both(first, second) : new Both(second, first)));
    }

    private Uni<Deposit> lockExisting(Mutiny.Session session, UUID id) {
        return store.lock(session, id).invoke(deposit -> {
            if (deposit == null) {
                throw new Refusals.NoSuchDeposit(id.toString());
            }
        });
    }

    private Uni<Void> adoptParts(Mutiny.Session session, Both both, Act act) {
        Deposit winner = both.winner();
        return store.childrenOf(session, both.loser().id())
                .flatMap(parts -> Transactions.inTurn(parts, part -> {
                    if (part.id().equals(winner.id())) {
                        throw new Refusals.CycleInTree(both.loser().id());
                    }
                    refuseLevel(winner, part.kind());
                    DepositChange adopted = part.change(part.content().within(winner.id()), act);
                    return store.save(session, part, part.nameKeys(), adopted, act.caller());
                }));
    }

    private Uni<Void> giveWay(Mutiny.Session session, Both both, Act act) {
        Deposit loser = both.loser();
        Deposit winner = both.winner();
        Set<String> winnersKeys = winner.nameKeys();
        DepositChange givenWay = loser.mergeInto(winner, act);
        DepositChange absorbed = winner.absorb(loser, act);
        return store.retire(session, loser, winner, givenWay, act.caller())
                .chain(() -> store.save(session, winner, winnersKeys, absorbed, act.caller()));
    }

    /**
     * Holds the tree together: the parent exists, is wider than the deposit and no part of it, and the deposit stays
     * wider than its own parts. The parent is locked, so that it cannot change its level meanwhile.
     */
    private Uni<Void> placeInTree(Mutiny.Session session, Deposit present, DepositContent content) {
        Uni<Void> above =
                content.parent() == null ? Uni.createFrom().voidItem() : holdParent(session, present, content);
        boolean narrowed = present != null && present.kind() != content.kind();
        return narrowed ? above.chain(() -> holdParts(session, present, content)) : above;
    }

    private Uni<Void> holdParent(Mutiny.Session session, Deposit present, DepositContent content) {
        UUID parentId = content.parent();
        if (present != null && present.id().equals(parentId)) {
            throw new Refusals.CycleInTree(parentId);
        }
        return store.lock(session, parentId)
                .invoke(parent -> {
                    if (parent == null) {
                        throw new Refusals.InvalidDeposit(
                                List.of(FieldError.of("parent", parentId, "there is no such deposit")));
                    }
                    if (parent.mergedInto() != null) {
                        throw new Refusals.Merged(parent.number(), parent.mergedInto());
                    }
                    if (present != null && present.id().equals(parent.parent())) {
                        throw new Refusals.CycleInTree(parentId);
                    }
                    refuseLevel(parent, content.kind());
                })
                .replaceWithVoid();
    }

    private Uni<Void> holdParts(Mutiny.Session session, Deposit present, DepositContent content) {
        return store.childrenOf(session, present.id())
                .invoke(parts -> parts.forEach(part -> {
                    if (part.kind().compareTo(content.kind()) <= 0) {
                        throw new Refusals.WrongLevel(
                                "kind",
                                content.kind().code(),
                                "it holds " + part.number() + ", a "
                                        + part.kind().code());
                    }
                }))
                .replaceWithVoid();
    }

    private static void refuseLevel(Deposit parent, DepositKind kind) {
        if (parent.kind().compareTo(kind) >= 0) {
            throw new Refusals.WrongLevel(
                    "parent", parent.id(), "is a " + parent.kind().code() + " and cannot hold a " + kind.code());
        }
    }
}
