package org.orebook.deposits.commitment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Columns;
import org.orebook.deposits.commitment.Decision.GrantedLine;
import org.orebook.deposits.estimate.EstimateJson;
import org.orebook.deposits.estimate.EstimateState;

/**
 * Keeps what is committed, and reads what a decision rests on. Every method works in the caller's transaction. Locks are
 * taken in one order everywhere: agreement, deposits, trees, estimates, and of each kind in the order of their ids.
 */
@ApplicationScoped
class CommitmentStore {

    /** The name to show, as the aggregate makes it: an unnamed deposit is known by its record. */
    private static final String NAME = "coalesce(d.profile::json #>> '{names,0,text}', d.number)";

    /** All deposits under some, and these themselves: a tree has three levels. */
    private static final String IN_TREES = """
            WITH top AS (SELECT DISTINCT id FROM unnest(cast(?1 AS uuid[])) AS asked (id)),
            part AS (SELECT d.id FROM top JOIN deposit d ON d.parent_id = top.id),
            tree AS (
                SELECT id FROM top
                UNION SELECT id FROM part
                UNION SELECT d.id FROM part JOIN deposit d ON d.parent_id = part.id)
            """;

    /** A request that was decided on. */
    record Decided(String decision, String reply, Instant at) {}

    /** The version of the latest request of an agreement that was decided on, held until the transaction ends; 0 for none. */
    Uni<Integer> hold(Mutiny.Session session, CommittingAgreement agreement) {
        return session.createNativeQuery("""
                        INSERT INTO commitment_agreement AS kept (id, version, number, type, title, confidentiality,
                            embargo_until, parties, party_codes)
                        VALUES (?1, 0, ?2, ?3, ?4, ?5, cast(?6 AS timestamptz), ?7, cast(?8 AS text[]))
                        ON CONFLICT (id) DO UPDATE SET version = kept.version
                        RETURNING version""", Integer.class)
                .setParameter(1, agreement.id())
                .setParameter(2, agreement.number())
                .setParameter(3, agreement.type())
                .setParameter(4, agreement.title())
                .setParameter(5, confidentiality(agreement))
                .setParameter(6, agreement.embargoUntil())
                .setParameter(7, PartiesText.of(agreement.parties()))
                .setParameter(8, codes(agreement))
                .getSingleResult();
    }

    private static String confidentiality(CommittingAgreement agreement) {
        return agreement.confidential() ? "confidential" : "internal";
    }

    private static String[] codes(CommittingAgreement agreement) {
        return agreement.parties().stream()
                .map(CommittingAgreement.Party::code)
                .distinct()
                .toArray(String[]::new);
    }

    /** What was decided on a request; empty where none of that version was. */
    Uni<Optional<Decided>> decided(Mutiny.Session session, UUID agreement, int version) {
        return session.createNativeQuery("""
                        SELECT decision, reply, decided_at FROM commitment_decision
                        WHERE agreement_id = ?1 AND version = ?2""", Tuple.class)
                .setParameter(1, agreement)
                .setParameter(2, version)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(kept -> new Decided(
                                kept.get(0, String.class), kept.get(1, String.class), Columns.instant(kept.get(2)))));
    }

    /** Keeps what was decided. */
    Uni<Void> keep(Mutiny.Session session, UUID agreement, int version, Decided decided) {
        return session.createNativeQuery("""
                        WITH latest AS (UPDATE commitment_agreement SET version = ?2 WHERE id = ?1)
                        INSERT INTO commitment_decision (agreement_id, version, decision, reply, decided_at)
                        VALUES (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, agreement)
                .setParameter(2, version)
                .setParameter(3, decided.decision())
                .setParameter(4, decided.reply())
                .setParameter(5, decided.at())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deposits of the standing commitments of an agreement. */
    Uni<Set<UUID>> depositsOf(Mutiny.Session session, UUID agreement) {
        return session.createNativeQuery("""
                        SELECT DISTINCT deposit_id FROM commitment
                        WHERE agreement_id = ?1 AND released_at IS NULL""", UUID.class)
                .setParameter(1, agreement)
                .getResultList()
                .map(Set::copyOf);
    }

    /**
     * Where ids of deposits lead, with all that these are part of, held so that none of them is merged or moved until the
     * transaction ends.
     */
    Uni<DepositTree> holdDeposits(Mutiny.Session session, Set<UUID> asked) {
        return closure(session, asked).flatMap(ids -> held(session, ids)).flatMap(rows -> {
            Held held = new Held(rows, asked);
            // Where one was merged or moved while this waited for it, there is more to hold.
            return held.isWhole() ? Uni.createFrom().item(held.tree()) : holdDeposits(session, asked);
        });
    }

    private static Uni<List<UUID>> closure(Mutiny.Session session, Set<UUID> asked) {
        return session.createNativeQuery("""
                        WITH RECURSIVE reached AS (
                            SELECT id, parent_id, merged_into FROM deposit WHERE id = ANY (cast(?1 AS uuid[]))
                            UNION
                            SELECT d.id, d.parent_id, d.merged_into FROM reached r
                            JOIN deposit d ON d.id = coalesce(r.merged_into, r.parent_id))
                        SELECT id FROM reached""", UUID.class)
                .setParameter(1, asked.toArray(UUID[]::new))
                .getResultList();
    }

    private static Uni<List<Tuple>> held(Mutiny.Session session, List<UUID> ids) {
        return session.createNativeQuery(
                        "SELECT d.id, d.parent_id, d.merged_into, " + NAME
                                + " FROM deposit d WHERE d.id = ANY (cast(?1 AS uuid[])) ORDER BY d.id FOR SHARE",
                        Tuple.class)
                .setParameter(1, ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** Deposits that are held. */
    private static final class Held {

        private final Set<UUID> asked;
        private final Map<UUID, DepositTree.Node> nodes = new HashMap<>();
        private final Map<UUID, UUID> winners = new HashMap<>();

        private Held(List<Tuple> rows, Set<UUID> asked) {
            this.asked = asked;
            for (Tuple row : rows) {
                UUID id = row.get(0, UUID.class);
                nodes.put(id, new DepositTree.Node(id, row.get(1, UUID.class), row.get(3, String.class)));
                if (row.get(2) != null) {
                    winners.put(id, row.get(2, UUID.class));
                }
            }
        }

        private boolean isWhole() {
            return nodes.values().stream()
                    .map(node -> winners.getOrDefault(node.id(), node.parent()))
                    .allMatch(next -> next == null || nodes.containsKey(next));
        }

        private DepositTree tree() {
            Map<UUID, UUID> followed = new HashMap<>();
            asked.stream().filter(nodes::containsKey).forEach(id -> followed.put(id, winner(id)));
            Map<UUID, DepositTree.Node> live = new HashMap<>(nodes);
            live.keySet().removeAll(winners.keySet());
            return new DepositTree(live, followed);
        }

        private UUID winner(UUID id) {
            UUID last = id;
            while (winners.containsKey(last)) {
                last = winners.get(last);
            }
            return last;
        }
    }

    /** Has requests for the same trees wait for each other. */
    Uni<Void> holdTrees(Mutiny.Session session, Collection<UUID> roots) {
        return roots.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("""
                                INSERT INTO ledger_tree AS kept (root_id)
                                SELECT DISTINCT id FROM unnest(cast(?1 AS uuid[])) AS asked (id) ORDER BY id
                                ON CONFLICT (root_id) DO UPDATE SET root_id = kept.root_id""")
                        .setParameter(1, roots.toArray(UUID[]::new))
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** The standing commitments in some trees, with the deposits that they are of. */
    record Standing(List<Commitment> commitments, List<DepositTree.Node> deposits) {

        /** The deposits of the commitments with all that they are part of. */
        DepositTree tree() {
            Map<UUID, DepositTree.Node> nodes = new HashMap<>();
            deposits.forEach(node -> nodes.put(node.id(), node));
            return new DepositTree(nodes, Map.of());
        }
    }

    /** The standing commitments of all deposits under these, and of themselves. */
    Uni<Standing> standing(Mutiny.QueryProducer session, Collection<UUID> tops) {
        if (tops.isEmpty()) {
            return Uni.createFrom().item(new Standing(List.of(), List.of()));
        }
        return session.createNativeQuery(IN_TREES + """
                        SELECT %s, d.parent_id, %s, p.parent_id, p.number, g.number
                        FROM tree
                        JOIN commitment c ON c.deposit_id = tree.id AND c.released_at IS NULL
                        JOIN deposit d ON d.id = c.deposit_id
                        LEFT JOIN deposit p ON p.id = d.parent_id
                        LEFT JOIN deposit g ON g.id = p.parent_id
                        ORDER BY c.id""".formatted(CommitmentColumns.SELECTED, NAME), Tuple.class)
                .setParameter(1, tops.toArray(UUID[]::new))
                .getResultList()
                .map(CommitmentStore::standing);
    }

    /** The standing commitments of an agreement. */
    Uni<List<Commitment>> standingOf(Mutiny.Session session, UUID agreement) {
        return session.createNativeQuery(
                        "SELECT " + CommitmentColumns.SELECTED
                                + " FROM commitment c WHERE c.agreement_id = ?1 AND c.released_at IS NULL ORDER BY c.id",
                        Tuple.class)
                .setParameter(1, agreement)
                .getResultList()
                .map(rows -> rows.stream().map(CommitmentColumns::commitment).toList());
    }

    /** What others commit, with the deposits that it is of. */
    record Others(List<Line> lines, List<DepositTree.Node> deposits) {}

    /**
     * What all but one agreement commit in some trees. What counts alike is summed here and not line by line, so that a
     * deposit with thousands of commitments is decided on as fast as one with two.
     */
    Uni<Others> others(Mutiny.Session session, Collection<UUID> tops, UUID agreement) {
        if (tops.isEmpty()) {
            return Uni.createFrom().item(new Others(List.of(), List.of()));
        }
        return session.createNativeQuery(IN_TREES + """
                        , sums AS (
                            SELECT c.deposit_id, c.kind, sum(c.percent) AS percent, c.commodity, sum(c.tonnes) AS tonnes,
                                c.basis, c.out_of, c.from_day, c.until_day
                            FROM tree JOIN commitment c ON c.deposit_id = tree.id
                            WHERE c.released_at IS NULL AND c.agreement_id <> ?2
                            GROUP BY c.deposit_id, c.kind, c.commodity, c.basis, c.out_of, c.from_day, c.until_day)
                        SELECT s.deposit_id, s.kind, s.percent, s.commodity, s.tonnes, s.basis, s.out_of, s.from_day,
                            s.until_day, d.parent_id, %s, p.parent_id, p.number, g.number
                        FROM sums s
                        JOIN deposit d ON d.id = s.deposit_id
                        LEFT JOIN deposit p ON p.id = d.parent_id
                        LEFT JOIN deposit g ON g.id = p.parent_id""".formatted(NAME), Tuple.class)
                .setParameter(1, tops.toArray(UUID[]::new))
                .setParameter(2, agreement)
                .getResultList()
                .map(CommitmentStore::others);
    }

    private static Others others(List<Tuple> rows) {
        List<Line> lines = new ArrayList<>(rows.size());
        Map<UUID, DepositTree.Node> deposits = new HashMap<>();
        for (Tuple row : rows) {
            UUID deposit = row.get(0, UUID.class);
            lines.add(new Line(
                    null,
                    deposit,
                    CommitmentKind.ofCode(row.get(1, String.class)),
                    null,
                    row.get(2, BigDecimal.class),
                    row.get(3, String.class),
                    row.get(4, BigDecimal.class),
                    row.get(5, String.class),
                    OutOf.ofCode(row.get(6, String.class)),
                    row.get(7, LocalDate.class),
                    row.get(8, LocalDate.class)));
            addDeposit(deposits, deposit, row, 9);
        }
        return new Others(lines, List.copyOf(deposits.values()));
    }

    private static Standing standing(List<Tuple> rows) {
        List<Commitment> commitments = new ArrayList<>(rows.size());
        Map<UUID, DepositTree.Node> deposits = new HashMap<>();
        for (Tuple row : rows) {
            Commitment commitment = CommitmentColumns.commitment(row);
            commitments.add(commitment);
            addDeposit(deposits, commitment.line().deposit(), row, CommitmentColumns.COUNT);
        }
        return new Standing(commitments, List.copyOf(deposits.values()));
    }

    /** A deposit with what it is part of; from the column on: parent, name, the parent's parent, the numbers of both. */
    private static void addDeposit(Map<UUID, DepositTree.Node> deposits, UUID id, Tuple row, int column) {
        UUID parent = row.get(column, UUID.class);
        UUID grandparent = row.get(column + 2, UUID.class);
        deposits.put(id, new DepositTree.Node(id, parent, row.get(column + 1, String.class)));
        addWider(deposits, parent, grandparent, row.get(column + 3, String.class));
        addWider(deposits, grandparent, null, row.get(column + 4, String.class));
    }

    private static void addWider(Map<UUID, DepositTree.Node> deposits, UUID id, UUID parent, String number) {
        if (id != null) {
            deposits.putIfAbsent(id, new DepositTree.Node(id, parent, number));
        }
    }

    /** The confirmed estimates of deposits, by deposit, held as they are until the transaction ends. */
    Uni<Map<UUID, List<StandingEstimate>>> holdConfirmed(
            Mutiny.Session session, Collection<UUID> deposits, Collection<String> commodities) {
        if (deposits.isEmpty() || commodities.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery("""
                        SELECT id, deposit_id, state, content FROM estimate
                        WHERE deposit_id = ANY (cast(?1 AS uuid[])) AND commodity = ANY (cast(?2 AS text[]))
                          AND state = 'confirmed'
                        ORDER BY id FOR SHARE""", Tuple.class)
                .setParameter(1, deposits.toArray(UUID[]::new))
                .setParameter(2, commodities.toArray(String[]::new))
                .getResultList()
                .map(CommitmentStore::estimates);
    }

    /** The standing estimates of deposits, by deposit. */
    Uni<Map<UUID, List<StandingEstimate>>> estimates(Mutiny.QueryProducer session, Collection<UUID> deposits) {
        return session.createNativeQuery("""
                        SELECT id, deposit_id, state, content FROM estimate
                        WHERE deposit_id = ANY (cast(?1 AS uuid[])) AND state IN ('reported', 'confirmed', 'disputed')
                        ORDER BY id""", Tuple.class)
                .setParameter(1, deposits.toArray(UUID[]::new))
                .getResultList()
                .map(CommitmentStore::estimates);
    }

    private static Map<UUID, List<StandingEstimate>> estimates(List<Tuple> rows) {
        Map<UUID, List<StandingEstimate>> estimates = new HashMap<>();
        for (Tuple row : rows) {
            UUID deposit = row.get(1, UUID.class);
            estimates
                    .computeIfAbsent(deposit, _ -> new ArrayList<>())
                    .add(new StandingEstimate(
                            row.get(0, UUID.class),
                            deposit,
                            EstimateState.ofCode(row.get(2, String.class)),
                            EstimateJson.content(row.get(3, String.class))));
        }
        return estimates;
    }

    /** What an agreement commits from now on: what it does not go on with is released, what is new is added. */
    Uni<Void> replace(Mutiny.Session session, CommitmentRequest request, List<GrantedLine> granted, Instant at) {
        List<GrantedLine> added =
                granted.stream().filter(line -> line.unchanged() == null).toList();
        return release(session, request, granted, at)
                .chain(() -> added.isEmpty() ? Uni.createFrom().item(0) : add(session, request, added, at))
                .replaceWithVoid();
    }

    private static Uni<Integer> release(
            Mutiny.Session session, CommitmentRequest request, List<GrantedLine> granted, Instant at) {
        CommittingAgreement agreement = request.agreement();
        UUID[] goingOn = granted.stream()
                .map(GrantedLine::unchanged)
                .filter(id -> id != null)
                .toArray(UUID[]::new);
        return session.createNativeQuery("""
                        WITH described AS (
                            UPDATE commitment_agreement SET number = ?5, type = ?6, title = ?7, confidentiality = ?8,
                                embargo_until = cast(?9 AS timestamptz), parties = ?10, party_codes = cast(?11 AS text[])
                            WHERE id = ?1)
                        UPDATE commitment SET released_at = ?2, released_by_version = ?3
                        WHERE agreement_id = ?1 AND released_at IS NULL AND id <> ALL (cast(?4 AS uuid[]))""")
                .setParameter(1, agreement.id())
                .setParameter(2, at)
                .setParameter(3, request.version())
                .setParameter(4, goingOn)
                .setParameter(5, agreement.number())
                .setParameter(6, agreement.type())
                .setParameter(7, agreement.title())
                .setParameter(8, confidentiality(agreement))
                .setParameter(9, agreement.embargoUntil())
                .setParameter(10, PartiesText.of(agreement.parties()))
                .setParameter(11, codes(agreement))
                .executeUpdate();
    }

    private static Uni<Integer> add(
            Mutiny.Session session, CommitmentRequest request, List<GrantedLine> added, Instant at) {
        return session.createNativeQuery("""
                        INSERT INTO commitment (id, agreement_id, agreement_version, line_id, deposit_id, kind, holder,
                            percent, commodity, tonnes, basis, out_of, estimate_id, from_day, until_day, granted_at)
                        SELECT n.id, ?1, ?2, n.line_id, n.deposit_id, n.kind, n.holder, cast(n.percent AS numeric),
                            n.commodity, cast(n.tonnes AS numeric), n.basis, n.out_of, n.estimate_id,
                            cast(n.from_day AS date), cast(n.until_day AS date), ?3
                        FROM unnest(cast(?4 AS uuid[]), cast(?5 AS uuid[]), cast(?6 AS uuid[]), cast(?7 AS text[]),
                            cast(?8 AS uuid[]), cast(?9 AS text[]), cast(?10 AS text[]), cast(?11 AS text[]),
                            cast(?12 AS text[]), cast(?13 AS text[]), cast(?14 AS uuid[]), cast(?15 AS text[]),
                            cast(?16 AS text[]))
                            AS n (id, line_id, deposit_id, kind, holder, percent, commodity, tonnes, basis, out_of,
                                  estimate_id, from_day, until_day)""")
                .setParameter(1, request.agreement().id())
                .setParameter(2, request.version())
                .setParameter(3, at)
                .setParameter(4, ids(added, _ -> UuidCreator.getTimeOrderedEpoch()))
                .setParameter(5, ids(added, each -> each.line().line()))
                .setParameter(6, ids(added, each -> each.line().deposit()))
                .setParameter(7, texts(added, each -> each.line().kind().code()))
                .setParameter(8, ids(added, each -> each.line().holder()))
                .setParameter(9, texts(added, each -> each.line().percent()))
                .setParameter(10, texts(added, each -> each.line().commodity()))
                .setParameter(11, texts(added, each -> each.line().tonnes()))
                .setParameter(12, texts(added, each -> each.line().basis()))
                .setParameter(
                        13,
                        texts(
                                added,
                                each -> each.line().outOf() == null
                                        ? null
                                        : each.line().outOf().code()))
                .setParameter(14, ids(added, GrantedLine::estimate))
                .setParameter(15, texts(added, each -> each.line().from()))
                .setParameter(16, texts(added, each -> each.line().until()))
                .executeUpdate();
    }

    private static UUID[] ids(List<GrantedLine> lines, Function<GrantedLine, UUID> value) {
        return lines.stream().map(value).toArray(UUID[]::new);
    }

    private static String[] texts(List<GrantedLine> lines, Function<GrantedLine, Object> value) {
        return lines.stream()
                .map(value)
                .map(each -> each == null ? null : each.toString())
                .toArray(String[]::new);
    }

    /** Moves what is committed of a deposit to the one that goes on in its place, released commitments with it. */
    Uni<Integer> move(Mutiny.Session session, UUID loser, UUID winner) {
        return session.createNativeQuery("UPDATE commitment SET deposit_id = ?2 WHERE deposit_id = ?1")
                .setParameter(1, loser)
                .setParameter(2, winner)
                .executeUpdate();
    }

    /** Deposits with all that they are part of. */
    Uni<DepositTree> tree(Mutiny.QueryProducer session, Set<UUID> deposits) {
        return session.createNativeQuery("""
                        WITH RECURSIVE reached AS (
                            SELECT id, parent_id FROM deposit WHERE id = ANY (cast(?1 AS uuid[]))
                            UNION
                            SELECT d.id, d.parent_id FROM reached r JOIN deposit d ON d.id = r.parent_id)
                        SELECT d.id, d.parent_id, %s FROM reached r JOIN deposit d ON d.id = r.id""".formatted(NAME), Tuple.class)
                .setParameter(1, deposits.toArray(UUID[]::new))
                .getResultList()
                .map(rows -> {
                    Map<UUID, DepositTree.Node> nodes = new HashMap<>();
                    rows.forEach(row -> nodes.put(
                            row.get(0, UUID.class),
                            new DepositTree.Node(
                                    row.get(0, UUID.class), row.get(1, UUID.class), row.get(2, String.class))));
                    return new DepositTree(nodes, Map.of());
                });
    }
}
