package org.orebook.agreements.party;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.StatedReason;

/** The use cases of parties: each is one transaction, or a part of the one that it is handed. */
@ApplicationScoped
public class Parties {

    private static final String REFERENCE =
            "SELECT id, code, name, country FROM party WHERE id = ANY (cast(?1 AS uuid[]))";

    private final Mutiny.SessionFactory sessions;
    private final PartyStore store;
    private final PartySights sights;
    private final PartyCheck check;
    private final InstantSource clock;

    Parties(
            Mutiny.SessionFactory sessions,
            PartyStore store,
            PartySights sights,
            PartyCheck check,
            InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.sights = sights;
        this.check = check;
        this.clock = clock;
    }

    /** A party with what its reader may see. */
    record Seen(Party party, PartySight sight) {}

    /**
     * Registers a party.
     *
     * @throws PartyRefusals.InvalidParty where something stated is not acceptable
     * @throws PartyRefusals.CodeTaken where another party has the code
     * @throws PartyRefusals.IdentifierTaken where another party has an identifier
     */
    Uni<Party> register(Mutiny.Session session, PartyDocument stated, Caller caller, String requestId) {
        PartyCheck.Checked checked = check.check(stated, null);
        String reason = stated.reason() == null ? null : reason(stated.reason());
        Act act = new Act(caller, clock.instant(), reason, null, requestId);
        // Of two at once, the second runs into the unique code, runs again and finds it taken here.
        return store.idOf(session, checked.code())
                .invoke(other -> {
                    if (other != null) {
                        throw new PartyRefusals.CodeTaken(checked.code(), stated.code() != null);
                    }
                })
                .map(free -> Party.register(UuidCreator.getTimeOrderedEpoch(), checked.code(), checked.content(), act))
                .call(party -> store.add(session, party, party.registration(act), caller));
    }

    /**
     * Changes what is stated about a party.
     *
     * @param ifMatch the entity tag of the version that the change was made from
     * @param edit makes the new document of the present one
     */
    Uni<Party> change(
            Mutiny.Session session,
            String idOrCode,
            String ifMatch,
            UnaryOperator<PartyDocument> edit,
            Caller caller,
            String requestId) {
        Versions.required(ifMatch);
        return store.lock(session, idOrCode)
                .map(found -> present(found, idOrCode))
                .invoke(party -> Versions.require(ifMatch, party.version()))
                .call(party -> {
                    PartyDocument stated = edit.apply(PartyDocument.of(party));
                    PartyContent content = check.check(stated, party.code()).content();
                    Act act = new Act(caller, clock.instant(), reason(stated.reason()), null, requestId);
                    return refuseOwnersOf(session, party, content.kind())
                            .chain(() -> keep(session, party, party.change(content, act), caller));
                });
    }

    /** A party within the caller's sight, by id or code; empty where there is none. */
    Uni<Optional<Seen>> find(String idOrCode, Caller caller) {
        return sessions.withStatelessSession(session -> seen(session, idOrCode, caller));
    }

    /** The history of a party, the newest step first; empty where there is no such party. */
    Uni<Optional<List<PartyStep>>> history(UUID id, int olderThan, int limit) {
        return sessions.withStatelessSession(session -> store.find(session, id.toString())
                .flatMap(party -> party == null
                        ? Uni.createFrom().item(Optional.<List<PartyStep>>empty())
                        : store.history(session, id, olderThan, limit).map(Optional::of)));
    }

    /**
     * A party whose ownership the caller may know of, by id or code.
     *
     * @throws PartyRefusals.NoSuchParty where there is none
     */
    public Uni<PartyReference> whoseOwnershipIsSeen(Mutiny.QueryProducer session, String idOrCode, Caller caller) {
        return seen(session, idOrCode, caller)
                .map(found -> found.filter(seen ->
                                seen.sight().coversOwnershipOf(seen.party().id()))
                        .map(seen -> seen.party().reference())
                        .orElseThrow(() -> new PartyRefusals.NoSuchParty(idOrCode)));
    }

    /** Those of some parties that there are, by id. */
    public Uni<Map<UUID, PartyReference>> references(Mutiny.QueryProducer session, Set<UUID> ids) {
        return references(session, ids, REFERENCE);
    }

    /**
     * Those of some parties that there are, by id, held so that none changes until the transaction ends; others may hold
     * them too.
     */
    public Uni<Map<UUID, PartyReference>> hold(Mutiny.Session session, Set<UUID> ids) {
        // In one order: two that hold the same wait for each other instead of locking each other out.
        return references(session, ids, REFERENCE + " ORDER BY id FOR SHARE");
    }

    /** The party of an id or code; empty where there is none. For those who may see all. */
    public Uni<Optional<PartyReference>> reference(Mutiny.QueryProducer session, String idOrCode) {
        return store.find(session, idOrCode)
                .map(party -> Optional.ofNullable(party).map(Party::reference));
    }

    private Uni<Optional<Seen>> seen(Mutiny.QueryProducer session, String idOrCode, Caller caller) {
        return sights.of(session, caller)
                .flatMap(sight -> store.find(session, idOrCode)
                        .map(party -> Optional.ofNullable(party)
                                .filter(found -> sight.covers(found.id()))
                                .map(found -> new Seen(found, sight))));
    }

    private Uni<Void> keep(Mutiny.Session session, Party party, PartyStep step, Caller caller) {
        return step == null ? Uni.createFrom().voidItem() : store.save(session, party, step, caller);
    }

    /** A party with owners does not become what nobody owns. */
    private Uni<Void> refuseOwnersOf(Mutiny.Session session, Party party, PartyKind stated) {
        return stated == party.kind() || stated.canBeOwned()
                ? Uni.createFrom().voidItem()
                : store.isOwned(session, party.id())
                        .invoke(owned -> {
                            if (owned) {
                                throw new PartyRefusals.InvalidParty(List.of(FieldError.of(
                                        "kind",
                                        stated.code(),
                                        "nobody owns such a party, and this one has owners: withdraw them first")));
                            }
                        })
                        .replaceWithVoid();
    }

    private static Party present(Party party, String idOrCode) {
        if (party == null) {
            throw new PartyRefusals.NoSuchParty(idOrCode);
        }
        return party;
    }

    private static String reason(String stated) {
        return StatedReason.of(stated, error -> new PartyRefusals.InvalidParty(List.of(error)));
    }

    private static Uni<Map<UUID, PartyReference>> references(
            Mutiny.QueryProducer session, Set<UUID> ids, String query) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(query, Tuple.class)
                        .setParameter(1, ids.toArray(UUID[]::new))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(Parties::reference)
                                .collect(Collectors.toMap(PartyReference::id, Function.identity())));
    }

    private static PartyReference reference(Tuple row) {
        return new PartyReference(
                row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class), row.get(3, String.class));
    }
}
