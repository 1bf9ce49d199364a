package org.orebook.agreements.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKey;
import org.orebook.chassis.transaction.Transactions;

/**
 * Finds parties that a source knows by name alone, and registers those that there are not. The same name is the same party
 * where nothing speaks against it: a state is no company, and a namesake in another country is somebody else.
 */
@ApplicationScoped
public class NamedParties {

    private final Parties parties;
    private final PartyStore store;
    private final PartyCheck check;

    NamedParties(Parties parties, PartyStore store, PartyCheck check) {
        this.parties = parties;
        this.store = store;
        this.check = check;
    }

    /**
     * Looks at what would be registered before anything is.
     *
     * @throws PartyRefusals.InvalidParty with all that is not acceptable
     */
    public void requireValid(PartyDocument document) {
        check.check(document, null);
    }

    /**
     * The party of each document: the one of its main name, or else one that is registered as the document states it.
     * Nobody else finds or registers parties by name until the transaction ends.
     *
     * @param stated acceptable, with no code: it is made of the name, with a number where another party has it
     */
    public Uni<Map<PartyDocument, PartyReference>> findOrRegister(
            Mutiny.Session session, Collection<PartyDocument> stated, Caller caller, String requestId) {
        if (stated.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Known known = new Known();
        Map<PartyDocument, PartyReference> found = new LinkedHashMap<>();
        return store.holdNames(session)
                .chain(() -> store.named(
                        session,
                        stated.stream().map(NamedParties::key).distinct().toList()))
                .invoke(there -> there.forEach(known::add))
                .chain(() -> Transactions.inTurn(
                        stated,
                        document -> one(session, document, known, caller, requestId)
                                .invoke(party -> found.put(document, party))
                                .replaceWithVoid()))
                .replaceWith(found);
    }

    private Uni<PartyReference> one(
            Mutiny.Session session, PartyDocument document, Known known, Caller caller, String requestId) {
        Optional<PartyReference> there = known.find(document);
        return there.isPresent()
                ? Uni.createFrom().item(there.get())
                : register(session, document, caller, requestId)
                        .invoke(known::add)
                        .map(Party::reference);
    }

    private Uni<Party> register(Mutiny.Session session, PartyDocument document, Caller caller, String requestId) {
        String made = check.check(document, null).code();
        return freeCode(session, made, 1)
                .flatMap(code -> parties.register(session, coded(document, code), caller, requestId));
    }

    private Uni<String> freeCode(Mutiny.Session session, String made, int number) {
        String code = PartyCode.numbered(made, number);
        return store.idOf(session, code)
                .flatMap(taken -> taken == null ? Uni.createFrom().item(code) : freeCode(session, made, number + 1));
    }

    private static PartyDocument coded(PartyDocument document, String code) {
        return new PartyDocument(
                code,
                document.kind(),
                document.names(),
                document.identifiers(),
                document.country(),
                document.countryAsReported(),
                document.note(),
                document.sources(),
                document.reason());
    }

    private static String key(PartyDocument document) {
        return NameKey.fold(document.names().getFirst().text());
    }

    /** Parties by their folded names. */
    private static final class Known {

        private final Map<String, List<NamedParty>> byName = new HashMap<>();

        private void add(NamedParty party) {
            byName.computeIfAbsent(party.key(), _ -> new ArrayList<>()).add(party);
        }

        private void add(Party party) {
            for (Name name : party.content().names()) {
                add(new NamedParty(
                        party.reference(),
                        party.kind(),
                        name.text(),
                        name.text().equals(party.name())));
            }
        }

        private Optional<PartyReference> find(PartyDocument document) {
            return byName.getOrDefault(key(document), List.of()).stream()
                    .filter(party -> (party.kind() == PartyKind.STATE) == (document.kind() == PartyKind.STATE)
                            && party.kind() != PartyKind.PERSON)
                    .filter(party -> party.party().country() == null
                            || document.country() == null
                            || party.party().country().equals(document.country()))
                    .min(Comparator.comparing((NamedParty party) ->
                                    !Objects.equals(party.party().country(), document.country()))
                            .thenComparing(party -> !party.main())
                            .thenComparing(party -> party.party().id()))
                    .map(NamedParty::party);
        }
    }
}
