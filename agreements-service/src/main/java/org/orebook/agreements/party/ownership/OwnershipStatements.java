package org.orebook.agreements.party.ownership;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.party.Parties;
import org.orebook.agreements.party.PartyReference;
import org.orebook.agreements.party.PartyRefusals;
import org.orebook.agreements.party.PartySights;
import org.orebook.agreements.party.PartyStep;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.StatedReason;

/** The use cases of statements about owners: each is one transaction, or a part of the one that it is handed. */
@ApplicationScoped
class OwnershipStatements {

    private final Mutiny.SessionFactory sessions;
    private final OwnershipStore store;
    private final OwnershipCheck check;
    private final Parties parties;
    private final InstantSource clock;

    OwnershipStatements(
            Mutiny.SessionFactory sessions,
            OwnershipStore store,
            OwnershipCheck check,
            Parties parties,
            InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.check = check;
        this.parties = parties;
        this.clock = clock;
    }

    /** A statement with the two parties that it is about. */
    record Placed(OwnershipStatement statement, PartyReference owner, PartyReference owned) {}

    /**
     * Records who owns a party.
     *
     * @param ownedIdOrCode the owned
     * @throws OwnershipRefusals.InvalidOwnership where something stated is not acceptable
     * @throws OwnershipRefusals.Overlap where a standing statement says what the owner holds on some of these days
     * @throws OwnershipRefusals.MoreThanTheWhole where all owners would hold more than 100 % on some day
     * @throws OwnershipRefusals.Cycle where the owned owns the owner on some day, be it by way of others
     */
    Uni<Placed> record(
            Mutiny.Session session, String ownedIdOrCode, OwnershipDocument document, Caller caller, String requestId) {
        OwnershipContent content = check.content(document);
        String reason = document.reason() == null ? null : reason(document.reason());
        Act act = new Act(caller, clock.instant(), reason, null, requestId);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return store.oneAfterTheOther(session)
                .chain(() -> parties.whoseOwnershipIsSeen(session, ownedIdOrCode, caller))
                .flatMap(owned -> owner(session, document.owner(), owned).map(owner -> new Pair(owner, owned)))
                .call(pair -> hold(session, pair))
                .call(pair -> refuseWhatCannotBe(session, pair, id, content))
                .map(pair -> new Placed(
                        OwnershipStatement.record(
                                id, pair.owner().id(), pair.owned().id(), content, act),
                        pair.owner(),
                        pair.owned()))
                .call(placed -> store.add(
                        session, placed.statement(), placed.statement().recording(act), caller));
    }

    /**
     * Changes what is stated about the same owner, such as when it ended.
     *
     * @param ifMatch the entity tag of the version that the change was made from
     * @param edit makes the new document of the present one
     */
    Uni<Placed> change(
            Mutiny.Session session,
            String ownedIdOrCode,
            UUID id,
            String ifMatch,
            UnaryOperator<OwnershipDocument> edit,
            Caller caller,
            String requestId) {
        Versions.required(ifMatch);
        return store.oneAfterTheOther(session)
                .chain(() -> locked(session, ownedIdOrCode, id, caller))
                .invoke(placed -> Versions.require(ifMatch, placed.statement().version()))
                .call(placed -> {
                    OwnershipDocument document = edit.apply(OwnershipDocument.of(placed.statement()));
                    refuseAnotherOwner(placed, document.owner());
                    OwnershipContent content = check.content(document);
                    Act act = new Act(caller, clock.instant(), reason(document.reason()), null, requestId);
                    PartyStep step = placed.statement().change(content, act);
                    return step == null
                            ? Uni.createFrom().voidItem()
                            : refuseWhatCannotBe(session, new Pair(placed.owner(), placed.owned()), id, content)
                                    .chain(() -> store.save(session, placed.statement(), step, caller));
                });
    }

    /** Takes a statement back, with a reason. */
    Uni<Placed> withdraw(
            Mutiny.Session session,
            String ownedIdOrCode,
            UUID id,
            String ifMatch,
            String reason,
            Caller caller,
            String requestId) {
        Versions.required(ifMatch);
        Act act = new Act(caller, clock.instant(), reason(reason), null, requestId);
        return store.oneAfterTheOther(session)
                .chain(() -> locked(session, ownedIdOrCode, id, caller))
                .invoke(placed -> Versions.require(ifMatch, placed.statement().version()))
                .call(placed -> store.save(
                        session, placed.statement(), placed.statement().withdraw(act), caller));
    }

    /**
     * Statements about owners of a party, in the order in which they were recorded.
     *
     * @param at those alone that hold on a day; {@code null} for those of any
     * @param withdrawn whether those that were withdrawn are among them
     * @param after the last one of the page before; {@code null} for the first page
     * @throws PartyRefusals.NoSuchParty where there is no such party for this caller
     */
    Uni<List<Placed>> page(
            String ownedIdOrCode, LocalDate at, boolean withdrawn, UUID after, int limit, Caller caller) {
        return sessions.withStatelessSession(session -> parties.whoseOwnershipIsSeen(session, ownedIdOrCode, caller)
                .flatMap(owned -> store.page(session, owned.id(), at, withdrawn, after, limit)
                        .flatMap(statements -> owners(session, statements)
                                .map(owners -> statements.stream()
                                        .map(statement -> new Placed(statement, owners.get(statement.owner()), owned))
                                        .toList()))));
    }

    /**
     * One statement about an owner of a party; what was withdrawn stays inside.
     *
     * @throws PartyRefusals.NoSuchParty where there is no such party for this caller
     * @throws OwnershipRefusals.NoSuchStatement where there is no such statement about it
     */
    Uni<Placed> find(String ownedIdOrCode, UUID id, Caller caller) {
        return sessions.withStatelessSession(session -> found(session, ownedIdOrCode, id, caller))
                .invoke(placed -> {
                    if (placed.statement().withdrawnAt() != null && !PartySights.isInside(caller)) {
                        throw new OwnershipRefusals.NoSuchStatement(ownedIdOrCode, id.toString());
                    }
                });
    }

    /** The history of a statement, the newest step first. */
    Uni<List<PartyStep>> history(String ownedIdOrCode, UUID id, int olderThan, int limit, Caller caller) {
        return sessions.withStatelessSession(session -> found(session, ownedIdOrCode, id, caller)
                .flatMap(placed -> store.history(session, id, olderThan, limit)));
    }

    private record Pair(PartyReference owner, PartyReference owned) {}

    private Uni<Placed> locked(Mutiny.Session session, String ownedIdOrCode, UUID id, Caller caller) {
        return store.lock(session, id).chain(() -> found(session, ownedIdOrCode, id, caller));
    }

    private Uni<Placed> found(Mutiny.QueryProducer session, String ownedIdOrCode, UUID id, Caller caller) {
        return parties.whoseOwnershipIsSeen(session, ownedIdOrCode, caller)
                .flatMap(owned -> store.find(session, owned.id(), id)
                        .map(statement -> present(statement, ownedIdOrCode, id))
                        .flatMap(statement -> owners(session, List.of(statement))
                                .map(owners -> new Placed(statement, owners.get(statement.owner()), owned))));
    }

    private static OwnershipStatement present(OwnershipStatement statement, String owned, UUID id) {
        if (statement == null) {
            throw new OwnershipRefusals.NoSuchStatement(owned, id.toString());
        }
        return statement;
    }

    private Uni<Map<UUID, PartyReference>> owners(Mutiny.QueryProducer session, List<OwnershipStatement> statements) {
        return parties.references(
                session, statements.stream().map(OwnershipStatement::owner).collect(Collectors.toSet()));
    }

    private Uni<PartyReference> owner(Mutiny.Session session, String stated, PartyReference owned) {
        if (stated == null) {
            throw invalid("owner", null, "the id or code of the party that owns");
        }
        return parties.reference(session, stated)
                .map(found -> found.orElseThrow(() -> invalid("owner", stated, "there is no such party")))
                .invoke(owner -> {
                    if (owner.id().equals(owned.id())) {
                        throw invalid("owner", stated, "nobody owns itself");
                    }
                });
    }

    private Uni<Void> hold(Mutiny.Session session, Pair pair) {
        return parties.hold(session, Set.of(pair.owner().id(), pair.owned().id()))
                .chain(() -> store.nodes(session, Set.of(pair.owned().id())))
                .invoke(nodes -> {
                    Node owned = nodes.get(pair.owned().id());
                    if (!owned.kind().canBeOwned()) {
                        throw invalid(
                                "owner", null, "nobody owns a " + owned.kind().code());
                    }
                })
                .replaceWithVoid();
    }

    private static void refuseAnotherOwner(Placed placed, String stated) {
        if (!Objects.equals(stated, placed.owner().id().toString())
                && !Objects.equals(stated, placed.owner().code())) {
            throw invalid(
                    "owner", stated, "is " + placed.owner().code() + " and never changes: state another owner anew");
        }
    }

    private Uni<Void> refuseWhatCannotBe(Mutiny.Session session, Pair pair, UUID id, OwnershipContent content) {
        Claim claim = new Claim(id, pair.owner().id(), pair.owned().id(), content.percent(), content.period());
        return store.ofOwned(session, claim.owned(), id)
                .invoke(OwnershipStatements::refuseTooMany)
                .invoke(ofOwned -> refuseOverlap(claim, ofOwned))
                .call(ofOwned -> refuseExcess(session, claim, ofOwned))
                .chain(() -> store.above(session, claim.owner()))
                .invoke(OwnershipStatements::refuseTooMany)
                .invoke(above -> OwnershipRules.cycle(claim, above).ifPresent(day -> {
                    throw new OwnershipRefusals.Cycle(pair.owner(), pair.owned(), day);
                }))
                .replaceWithVoid();
    }

    private static void refuseTooMany(List<Claim> claims) {
        if (claims.size() > OwnershipStore.MOST_CLAIMS) {
            throw new OwnershipRefusals.TooManyOwners(OwnershipStore.MOST_CLAIMS);
        }
    }

    private static void refuseOverlap(Claim claim, List<Claim> ofOwned) {
        OwnershipRules.overlapping(claim, ofOwned).ifPresent(other -> {
            throw new OwnershipRefusals.Overlap(other);
        });
    }

    private Uni<Void> refuseExcess(Mutiny.Session session, Claim claim, List<Claim> ofOwned) {
        Optional<OwnershipRules.Excess> excess =
                claim.percent() == null ? Optional.empty() : OwnershipRules.excess(claim, ofOwned);
        if (excess.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> owners = Stream.concat(excess.get().claims().stream(), Stream.of(claim))
                .map(Claim::owner)
                .collect(Collectors.toSet());
        return parties.references(session, owners)
                .invoke(references -> {
                    throw new OwnershipRefusals.MoreThanTheWhole(excess.get(), claim.percent(), references);
                })
                .replaceWithVoid();
    }

    private static String reason(String stated) {
        return StatedReason.of(stated, error -> new OwnershipRefusals.InvalidOwnership(List.of(error)));
    }

    private static OwnershipRefusals.InvalidOwnership invalid(String field, String value, String reason) {
        return new OwnershipRefusals.InvalidOwnership(List.of(FieldError.of(field, value, reason)));
    }
}
