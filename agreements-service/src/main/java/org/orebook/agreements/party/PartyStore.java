package org.orebook.agreements.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.problem.FieldError;

/** Keeps parties, what they are known by elsewhere, and their history. Every method works in the caller's transaction. */
@ApplicationScoped
class PartyStore {

    private final ObjectMapper json;
    private final StepStore steps;

    PartyStore(ObjectMapper json, StepStore steps) {
        this.json = json;
        this.steps = steps;
    }

    /** The party of an id or code, held against changes by others until the transaction ends; or {@code null}. */
    Uni<Party> lock(Mutiny.Session session, String idOrCode) {
        return isOne(idOrCode)
                ? byIdOrCode(session, idOrCode)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull()
                : Uni.createFrom().nullItem();
    }

    /** The party of an id or code; or {@code null}. */
    Uni<Party> find(Mutiny.QueryProducer session, String idOrCode) {
        return isOne(idOrCode)
                ? byIdOrCode(session, idOrCode).getSingleResultOrNull()
                : Uni.createFrom().nullItem();
    }

    /** What is neither is not asked for: PostgreSQL would refuse some of it. */
    private static boolean isOne(String idOrCode) {
        return PartyCode.isValid(idOrCode) || PartyCode.id(idOrCode).isPresent();
    }

    private static Mutiny.SelectionQuery<Party> byIdOrCode(Mutiny.QueryProducer session, String idOrCode) {
        return PartyCode.id(idOrCode)
                .map(id -> session.createSelectionQuery("from Party p where p.id = :id", Party.class)
                        .setParameter("id", id))
                .orElseGet(() -> session.createSelectionQuery("from Party p where p.code = :code", Party.class)
                        .setParameter("code", idOrCode));
    }

    /** The id of the party of a code; or {@code null}. */
    Uni<UUID> idOf(Mutiny.QueryProducer session, String code) {
        return PartyCode.isValid(code)
                ? session.createNativeQuery("SELECT id FROM party WHERE code = ?1", UUID.class)
                        .setParameter(1, code)
                        .getSingleResultOrNull()
                : Uni.createFrom().nullItem();
    }

    Uni<List<Party>> findAll(Mutiny.QueryProducer session, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from Party p where p.id in :ids", Party.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Nobody else finds or registers parties by name until the transaction ends: two would register the same. */
    Uni<Void> holdNames(Mutiny.Session session) {
        return session.createNativeQuery("SELECT cast(pg_advisory_xact_lock(hashtext('party names')) AS text)")
                .getSingleResult()
                .replaceWithVoid();
    }

    /**
     * The parties that have one of some names, or one that contains it, each as often as it has names.
     *
     * @param keys folded names: letters, digits and spaces alone
     */
    Uni<List<NamedParty>> named(Mutiny.QueryProducer session, List<String> keys) {
        return session.createNativeQuery("""
                        SELECT p.id, p.code, p.name, p.country, p.kind, n.text
                        FROM party p
                        CROSS JOIN jsonb_to_recordset(cast(p.profile AS jsonb) -> 'names') AS n (text text)
                        WHERE p.search_text LIKE ANY (cast(?1 AS text[]))
                        ORDER BY p.id""", Tuple.class)
                .setParameter(1, keys.stream().map(key -> "% " + key + " %").toArray(String[]::new))
                .getResultList()
                .map(rows -> rows.stream().map(NamedParty::of).toList());
    }

    /** Whether a standing statement names an owner of a party. */
    Uni<Boolean> isOwned(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(
                        "SELECT EXISTS (SELECT FROM ownership_statement WHERE owned_id = ?1 AND withdrawn_at IS NULL)",
                        Boolean.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** Adds a party with the first step of its history. */
    Uni<Void> add(Mutiny.Session session, Party party, PartyStep step, Caller by) {
        return session.persist(party)
                .call(session::flush)
                .call(() -> claimIdentifiers(session, party))
                .call(() -> steps.append(session, "party_step", party.id(), step, by));
    }

    /** Brings the identifiers in line with a changed party, and adds the step to its history. */
    Uni<Void> save(Mutiny.Session session, Party party, PartyStep step, Caller by) {
        return session.flush()
                .call(() -> releaseIdentifiers(session, party))
                .call(() -> claimIdentifiers(session, party))
                .call(() -> steps.append(session, "party_step", party.id(), step, by));
    }

    /** The steps of a party, the newest first, older than a version. */
    Uni<List<PartyStep>> history(Mutiny.QueryProducer session, UUID id, int olderThan, int limit) {
        return steps.history(session, "party_step", id, olderThan, limit);
    }

    /** An identifier as it is kept. */
    private record Kept(String key, String number) {

        private static Kept of(PartyIdentifier identifier) {
            return new Kept(identifier.key(), PartyIdentifier.comparable(identifier.number()));
        }
    }

    private Uni<Void> claimIdentifiers(Mutiny.Session session, Party party) {
        List<PartyIdentifier> identifiers = party.content().identifiers();
        if (identifiers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // In one order: two that cross wait for each other instead of locking each other out.
        return session.createNativeQuery("""
                        INSERT INTO party_identifier AS kept (key, number, party_id)
                        SELECT key, number, ?1
                        FROM jsonb_to_recordset(cast(cast(?2 AS text) AS jsonb)) AS stated (key text, number text)
                        ORDER BY key COLLATE "C"
                        ON CONFLICT (key) DO UPDATE SET party_id = kept.party_id
                        WHERE kept.party_id = excluded.party_id
                        RETURNING key""", String.class)
                .setParameter(1, party.id())
                .setParameter(2, write(identifiers.stream().map(Kept::of).toList()))
                .getResultList()
                .flatMap(claimed -> refuseTaken(session, identifiers, Set.copyOf(claimed)));
    }

    private static Uni<Void> refuseTaken(Mutiny.Session session, List<PartyIdentifier> stated, Set<String> claimed) {
        String[] taken = stated.stream()
                .map(PartyIdentifier::key)
                .filter(key -> !claimed.contains(key))
                .toArray(String[]::new);
        if (taken.length == 0) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        SELECT i.key, p.code FROM party_identifier i JOIN party p ON p.id = i.party_id
                        WHERE i.key = ANY (cast(?1 AS text[]))""", Tuple.class)
                .setParameter(1, taken)
                .getResultList()
                .map(owners -> {
                    throw new PartyRefusals.IdentifierTaken(errors(stated, Set.of(taken), owners));
                });
    }

    private static List<FieldError> errors(List<PartyIdentifier> stated, Set<String> taken, List<Tuple> owners) {
        Map<String, String> codes = new HashMap<>();
        owners.forEach(row -> codes.put(row.get(0, String.class), row.get(1, String.class)));
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            PartyIdentifier identifier = stated.get(i);
            if (taken.contains(identifier.key())) {
                errors.add(FieldError.of(
                        "identifiers[" + i + "]",
                        identifier.number(),
                        "belongs to party " + codes.get(identifier.key())));
            }
        }
        return errors;
    }

    private static Uni<Integer> releaseIdentifiers(Mutiny.Session session, Party party) {
        return session.createNativeQuery(
                        "DELETE FROM party_identifier WHERE party_id = ?1 AND NOT key = ANY (cast(?2 AS text[]))")
                .setParameter(1, party.id())
                .setParameter(
                        2,
                        party.content().identifiers().stream()
                                .map(PartyIdentifier::key)
                                .toArray(String[]::new))
                .executeUpdate();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
