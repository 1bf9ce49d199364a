package org.orebook.agreements.party.ownership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.party.PartyKind;
import org.orebook.agreements.party.PartyReference;
import org.orebook.agreements.party.PartyStep;
import org.orebook.agreements.party.StepStore;
import org.orebook.chassis.caller.Caller;

/** Keeps statements about owners and reads chains of them. Every method works in the caller's transaction. */
@ApplicationScoped
class OwnershipStore {

    /** Statements that the rules look at together. */
    static final int MOST_CLAIMS = 2000;

    /** Parties that chains from one party are followed through. */
    private static final int MOST_PARTIES = 1000;

    /** The same for chains from several parties at once. */
    private static final int MOST_PARTIES_TOGETHER = 20_000;

    private static final String HOLDS = " s.withdrawn_at IS NULL AND (s.from_date IS NULL OR s.from_date <= ?2)"
            + " AND (s.to_date IS NULL OR s.to_date >= ?2)";
    private static final String STEPS = "ownership_step";

    /** Any constant, the same for all that write such statements. */
    private static final long WRITERS = 0x6F776E657273L;

    private final StepStore steps;

    OwnershipStore(StepStore steps) {
        this.steps = steps;
    }

    /**
     * Lets one transaction after the other write statements: two that are each in order may form a cycle together, and no
     * row of one would tell the other.
     */
    Uni<Void> oneAfterTheOther(Mutiny.Session session) {
        return session.createNativeQuery("SELECT cast(pg_advisory_xact_lock(?1) AS text)", String.class)
                .setParameter(1, WRITERS)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** The statement of an id, held against changes by others until the transaction ends; or {@code null}. */
    Uni<OwnershipStatement> lock(Mutiny.Session session, UUID id) {
        return session.find(OwnershipStatement.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The statement of an id about an owner of a party; or {@code null}. */
    Uni<OwnershipStatement> find(Mutiny.QueryProducer session, UUID owned, UUID id) {
        return session.createSelectionQuery(
                        "from OwnershipStatement s where s.id = :id and s.owned = :owned", OwnershipStatement.class)
                .setParameter("id", id)
                .setParameter("owned", owned)
                .getSingleResultOrNull();
    }

    /** Adds a statement with the first step of its history. */
    Uni<Void> add(Mutiny.Session session, OwnershipStatement statement, PartyStep step, Caller by) {
        return session.persist(statement).chain(() -> save(session, statement, step, by));
    }

    /** Keeps a changed statement and adds the step to its history. */
    Uni<Void> save(Mutiny.Session session, OwnershipStatement statement, PartyStep step, Caller by) {
        return session.flush().chain(() -> steps.append(session, STEPS, statement.id(), step, by));
    }

    /** The steps of a statement, the newest first, older than a version. */
    Uni<List<PartyStep>> history(Mutiny.QueryProducer session, UUID id, int olderThan, int limit) {
        return steps.history(session, STEPS, id, olderThan, limit);
    }

    /**
     * Statements about owners of a party, in the order in which they were recorded.
     *
     * @param at those alone that hold on a day; {@code null} for those of any
     * @param withdrawn whether those that were withdrawn are among them
     * @param after the last one of the page before; {@code null} for the first page
     */
    Uni<List<OwnershipStatement>> page(
            Mutiny.QueryProducer session, UUID owned, LocalDate at, boolean withdrawn, UUID after, int limit) {
        String query = "from OwnershipStatement s where s.owned = :owned"
                + (withdrawn ? "" : " and s.withdrawnAt is null")
                + (at == null ? "" : " and (s.from is null or s.from <= :at) and (s.to is null or s.to >= :at)")
                + (after == null ? "" : " and s.id > :after") + " order by s.id";
        Mutiny.SelectionQuery<OwnershipStatement> page =
                session.createSelectionQuery(query, OwnershipStatement.class).setParameter("owned", owned);
        if (at != null) {
            page = page.setParameter("at", at);
        }
        if (after != null) {
            page = page.setParameter("after", after);
        }
        return page.setMaxResults(limit).getResultList();
    }

    /** The standing statements about owners of a party, but for one; at most {@value #MOST_CLAIMS} and one. */
    Uni<List<Claim>> ofOwned(Mutiny.Session session, UUID owned, UUID but) {
        return session.createNativeQuery("""
                        SELECT id, owner_id, owned_id, percent, from_date, to_date FROM ownership_statement
                        WHERE owned_id = ?1 AND id <> ?2 AND withdrawn_at IS NULL ORDER BY id LIMIT ?3""", Tuple.class)
                .setParameter(1, owned)
                .setParameter(2, but)
                .setParameter(3, MOST_CLAIMS + 1)
                .getResultList()
                .map(OwnershipStore::claims);
    }

    /**
     * The standing statements about a party's owners, their owners, and so on, of any time; at most {@value #MOST_CLAIMS}
     * and one.
     */
    Uni<List<Claim>> above(Mutiny.Session session, UUID party) {
        return session.createNativeQuery("""
                        WITH RECURSIVE reached (id) AS (
                            SELECT cast(?1 AS uuid)
                            UNION
                            SELECT s.owner_id FROM reached r JOIN ownership_statement s ON s.owned_id = r.id
                            WHERE s.withdrawn_at IS NULL)
                        SELECT s.id, s.owner_id, s.owned_id, s.percent, s.from_date, s.to_date
                        FROM reached r JOIN ownership_statement s ON s.owned_id = r.id
                        WHERE s.withdrawn_at IS NULL LIMIT ?2""", Tuple.class)
                .setParameter(1, party)
                .setParameter(2, MOST_CLAIMS + 1)
                .getResultList()
                .map(OwnershipStore::claims);
    }

    private static List<Claim> claims(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Claim(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        row.get(3, BigDecimal.class),
                        new Period(row.get(4, LocalDate.class), row.get(5, LocalDate.class))))
                .toList();
    }

    /** The links that hold on a day, along all chains from some parties, as far as they are followed. */
    Uni<Links> links(Mutiny.QueryProducer session, Set<UUID> from, Links.Direction direction, LocalDate at) {
        boolean toOwners = direction == Links.Direction.TO_OWNERS;
        String here = toOwners ? "owned_id" : "owner_id";
        String there = toOwners ? "owner_id" : "owned_id";
        // A party beyond which not all was read is a row without a statement.
        String query = "WITH RECURSIVE reached (id) AS ("
                + " SELECT unnest(cast(?1 AS uuid[])) UNION"
                + " SELECT s." + there + " FROM reached r JOIN ownership_statement s ON s." + here + " = r.id WHERE"
                + HOLDS + "),"
                + " near AS MATERIALIZED (SELECT id FROM reached LIMIT ?3),"
                + " held AS (SELECT s.owned_id, coalesce(sum(s.percent), 0) AS percent"
                + " FROM near n JOIN ownership_statement s ON s.owned_id = n.id WHERE" + HOLDS + " GROUP BY s.owned_id)"
                + " SELECT s.id, s.owner_id, s.owned_id, s.percent, s.controls, greatest(100 - h.percent, 0)"
                + " FROM near n JOIN ownership_statement s ON s." + here + " = n.id JOIN near t ON t.id = s." + there
                + " JOIN held h ON h.owned_id = s.owned_id WHERE" + HOLDS
                + " UNION ALL SELECT NULL, n.id, n.id, NULL, false, 0 FROM near n WHERE EXISTS ("
                + " SELECT FROM ownership_statement s WHERE s." + here + " = n.id AND" + HOLDS
                + " AND NOT EXISTS (SELECT FROM near t WHERE t.id = s." + there + "))";
        return session.createNativeQuery(query, Tuple.class)
                .setParameter(1, from.toArray(UUID[]::new))
                .setParameter(2, at)
                .setParameter(3, Math.min(MOST_PARTIES * from.size(), MOST_PARTIES_TOGETHER))
                .getResultList()
                .map(OwnershipStore::links);
    }

    private static Links links(List<Tuple> rows) {
        List<Link> links = new ArrayList<>(rows.size());
        Set<UUID> cut = new HashSet<>();
        for (Tuple row : rows) {
            if (row.get(0) == null) {
                cut.add(row.get(1, UUID.class));
            } else {
                links.add(new Link(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        row.get(3, BigDecimal.class),
                        row.get(4, Boolean.class),
                        row.get(5, BigDecimal.class)));
            }
        }
        return new Links(links, cut);
    }

    /** The parties of chains, by id. */
    Uni<Map<UUID, Node>> nodes(Mutiny.QueryProducer session, Set<UUID> ids) {
        return session.createNativeQuery(
                        "SELECT id, code, name, country, kind FROM party WHERE id = ANY (cast(?1 AS uuid[]))",
                        Tuple.class)
                .setParameter(1, ids.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(OwnershipStore::node)
                        .collect(Collectors.toMap(node -> node.reference().id(), Function.identity())));
    }

    private static Node node(Tuple row) {
        PartyReference reference = new PartyReference(
                row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class), row.get(3, String.class));
        return new Node(reference, PartyKind.ofCode(row.get(4, String.class)));
    }
}
