package org.orebook.agreements.party.ownership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.party.Parties;
import org.orebook.agreements.party.PartyRefusals;
import org.orebook.chassis.caller.Caller;

/**
 * What follows from chains of statements about owners on one day. A chain is followed over at most 20 links, and through
 * at most 1,000 parties from each that is asked about (20,000 of all together); what comes of the rest is unknown.
 */
@ApplicationScoped
public class Ownership {

    private final Mutiny.SessionFactory sessions;
    private final OwnershipStore store;
    private final Parties parties;

    Ownership(Mutiny.SessionFactory sessions, OwnershipStore store, Parties parties) {
        this.sessions = sessions;
        this.store = store;
        this.parties = parties;
    }

    /**
     * The countries that parties are ultimately of, the greatest share first, by party; nothing for ids that are no
     * party's.
     *
     * @param at the day that is asked about
     */
    public Uni<Map<UUID, List<CountryShare>>> ultimateCountries(
            Mutiny.QueryProducer session, Set<UUID> parties, LocalDate at) {
        return ofEach(
                session,
                parties,
                at,
                (reach, nodes) -> UltimateOwners.of(reach, nodes).countries());
    }

    /** Whether states control parties, by party; nothing for ids that are no party's. */
    public Uni<Map<UUID, StateControl>> stateControl(Mutiny.QueryProducer session, Set<UUID> parties, LocalDate at) {
        return ofEach(session, parties, at, ControlReckoning::of);
    }

    /** A party's chains in one direction, with the parties in them. */
    record Chains(Links.Reach reach, Map<UUID, Node> nodes) {}

    /** @throws PartyRefusals.NoSuchParty where there is no such party for this caller */
    Uni<Chains> chains(String idOrCode, Links.Direction direction, LocalDate at, Caller caller) {
        return sessions.withStatelessSession(session -> parties.whoseOwnershipIsSeen(session, idOrCode, caller)
                .flatMap(party -> read(session, Set.of(party.id()), direction, at)
                        .map(read -> new Chains(read.links().from(party.id(), direction), read.nodes()))));
    }

    private record Read(Links links, Map<UUID, Node> nodes) {}

    private <T> Uni<Map<UUID, T>> ofEach(
            Mutiny.QueryProducer session,
            Set<UUID> parties,
            LocalDate at,
            BiFunction<Links.Reach, Map<UUID, Node>, T> reckoning) {
        return parties.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : read(session, parties, Links.Direction.TO_OWNERS, at).map(read -> {
                    Map<UUID, T> results = new HashMap<>();
                    for (UUID party : parties) {
                        if (read.nodes().containsKey(party)) {
                            Links.Reach reach = read.links().from(party, Links.Direction.TO_OWNERS);
                            results.put(party, reckoning.apply(reach, read.nodes()));
                        }
                    }
                    return results;
                });
    }

    private Uni<Read> read(Mutiny.QueryProducer session, Set<UUID> parties, Links.Direction direction, LocalDate at) {
        return store.links(session, parties, direction, at).flatMap(links -> {
            Set<UUID> ids = new HashSet<>(parties);
            links.all().forEach(link -> {
                ids.add(link.owner());
                ids.add(link.owned());
            });
            return store.nodes(session, ids).map(nodes -> new Read(links, nodes));
        });
    }
}
