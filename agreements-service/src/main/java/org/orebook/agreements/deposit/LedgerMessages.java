package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.message.MessageReader;
import org.orebook.chassis.messaging.ReadModelHandler;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.transaction.Columns;

/**
 * Takes in what is said of ledgers. A ledger is said as a whole: what an older version knew, and a newer one does not say,
 * is gone.
 */
@ApplicationScoped
public class LedgerMessages implements ReadModelHandler {

    private final MessageReader reader;
    private final KnownChanges changes;

    LedgerMessages(MessageReader reader, KnownChanges changes) {
        this.reader = reader;
        this.changes = changes;
    }

    @Override
    public String topic() {
        return "orebook.ledgers";
    }

    @Override
    public Uni<Void> handleAll(Mutiny.Session session, List<ReceivedMessage> messages) {
        return Uni.createFrom()
                .deferred(() -> Rounds.take(
                        Said.read(reader, messages, LedgerMessage.class, LedgerMessage::deposit),
                        ledgers -> keep(session, ledgers)))
                .flatMap(news -> news.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : replace(session, latest(news))
                                .chain(() -> changes.note(
                                        session,
                                        news.stream()
                                                .map(said -> said.change(
                                                        KnownChange.Of.LEDGER,
                                                        said.what().version()))
                                                .toList())));
    }

    /** Of several that were news of one ledger, one after the other, the last. */
    private static List<LedgerMessage> latest(List<Said<LedgerMessage>> news) {
        Map<UUID, LedgerMessage> latest = new LinkedHashMap<>();
        news.forEach(said -> latest.put(said.deposit(), said.what()));
        return List.copyOf(latest.values());
    }

    /** Of which ledgers this was news: of none of which as much or more was known. */
    private static Uni<Set<UUID>> keep(Mutiny.Session session, List<LedgerMessage> ledgers) {
        // Locked in one order everywhere: another replica may still have some of them in hand.
        return session.createNativeQuery("""
                        INSERT INTO known_ledger (deposit_id, version, at)
                        SELECT s.deposit_id, s.version, cast(s.at AS timestamptz)
                        FROM unnest(cast(?1 AS uuid[]), cast(?2 AS integer[]), cast(?3 AS text[]))
                            AS s (deposit_id, version, at)
                        ORDER BY s.deposit_id
                        ON CONFLICT (deposit_id) DO UPDATE SET version = excluded.version, at = excluded.at
                        WHERE known_ledger.version < excluded.version
                        RETURNING deposit_id""", UUID.class)
                .setParameter(1, Columns.of(ledgers, new UUID[0], LedgerMessage::deposit))
                .setParameter(2, Columns.of(ledgers, new Integer[0], LedgerMessage::version))
                .setParameter(
                        3,
                        Columns.of(ledgers, new String[0], ledger -> ledger.at().toString()))
                .getResultList()
                .map(Set::copyOf);
    }

    private static Uni<Void> replace(Mutiny.Session session, List<LedgerMessage> ledgers) {
        return drop(session, ledgers)
                .chain(() -> addTonnages(session, ledgers))
                .chain(() -> addCommitments(session, ledgers))
                .chain(() -> addOverCommitments(session, ledgers))
                .chain(() -> addOverCommittedShares(session, ledgers));
    }

    private static Uni<Void> drop(Mutiny.Session session, List<LedgerMessage> ledgers) {
        return session.createNativeQuery("""
                        WITH tonnages AS (DELETE FROM known_tonnage WHERE deposit_id = ANY (cast(?1 AS uuid[]))),
                            over AS (DELETE FROM known_over_commitment WHERE deposit_id = ANY (cast(?1 AS uuid[]))),
                            over_shares AS (
                                DELETE FROM known_over_committed_shares WHERE deposit_id = ANY (cast(?1 AS uuid[])))
                        DELETE FROM known_commitment WHERE deposit_id = ANY (cast(?1 AS uuid[]))""")
                .setParameter(1, Columns.of(ledgers, new UUID[0], LedgerMessage::deposit))
                .executeUpdate()
                .replaceWithVoid();
    }

    private record Tonnage(UUID deposit, LedgerMessage.Tonnage is) {}

    private static Uni<Void> addTonnages(Mutiny.Session session, List<LedgerMessage> ledgers) {
        List<Tonnage> rows = rows(ledgers, LedgerMessage::tonnages, Tonnage::new);
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_tonnage (deposit_id, commodity, basis, reserves, measured_and_indicated,
                            inferred, claimed_least, claimed_most)
                        SELECT t.* FROM unnest(cast(?1 AS uuid[]), cast(?2 AS text[]), cast(?3 AS text[]),
                            cast(?4 AS numeric[]), cast(?5 AS numeric[]), cast(?6 AS numeric[]),
                            cast(?7 AS numeric[]), cast(?8 AS numeric[])) AS t""")
                .setParameter(1, Columns.of(rows, new UUID[0], Tonnage::deposit))
                .setParameter(2, Columns.of(rows, new String[0], row -> row.is().commodity()))
                .setParameter(3, Columns.of(rows, new String[0], row -> row.is().basis()))
                .setParameter(
                        4,
                        Columns.of(
                                rows,
                                new BigDecimal[0],
                                row -> row.is().confirmed().reserves()))
                .setParameter(
                        5,
                        Columns.of(
                                rows,
                                new BigDecimal[0],
                                row -> row.is().confirmed().measuredAndIndicated()))
                .setParameter(
                        6,
                        Columns.of(
                                rows,
                                new BigDecimal[0],
                                row -> row.is().confirmed().inferred()))
                .setParameter(
                        7,
                        Columns.of(
                                rows,
                                new BigDecimal[0],
                                row -> row.is().claimed().least()))
                .setParameter(
                        8,
                        Columns.of(
                                rows,
                                new BigDecimal[0],
                                row -> row.is().claimed().most()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private record Committed(UUID deposit, LedgerMessage.Commitment is) {}

    private static Uni<Void> addCommitments(Mutiny.Session session, List<LedgerMessage> ledgers) {
        List<Committed> rows = rows(ledgers, LedgerMessage::committed, Committed::new);
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_commitment (deposit_id, line_id, agreement_id, agreement_version, kind, percent,
                            commodity, basis, tonnes, from_date, until_date)
                        SELECT t.* FROM unnest(cast(?1 AS uuid[]), cast(?2 AS uuid[]), cast(?3 AS uuid[]),
                            cast(?4 AS integer[]), cast(?5 AS text[]), cast(?6 AS numeric[]), cast(?7 AS text[]),
                            cast(?8 AS text[]), cast(?9 AS numeric[]), cast(?10 AS date[]), cast(?11 AS date[])) AS t""")
                .setParameter(1, Columns.of(rows, new UUID[0], Committed::deposit))
                .setParameter(2, Columns.of(rows, new UUID[0], row -> row.is().line()))
                .setParameter(3, Columns.of(rows, new UUID[0], row -> row.is().agreement()))
                .setParameter(
                        4, Columns.of(rows, new Integer[0], row -> row.is().agreementVersion()))
                .setParameter(5, Columns.of(rows, new String[0], row -> row.is().kind()))
                .setParameter(
                        6, Columns.of(rows, new BigDecimal[0], row -> row.is().percent()))
                .setParameter(7, Columns.of(rows, new String[0], row -> row.is().commodity()))
                .setParameter(8, Columns.of(rows, new String[0], row -> row.is().basis()))
                .setParameter(
                        9, Columns.of(rows, new BigDecimal[0], row -> row.is().tonnes()))
                .setParameter(
                        10, Columns.of(rows, new LocalDate[0], row -> row.is().from()))
                .setParameter(
                        11, Columns.of(rows, new LocalDate[0], row -> row.is().until()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** One for each agreement that has a part in it. */
    private record OverCommitted(UUID deposit, LedgerMessage.OverCommitment over, UUID agreement) {}

    private static Uni<Void> addOverCommitments(Mutiny.Session session, List<LedgerMessage> ledgers) {
        List<OverCommitted> rows = ledgers.stream()
                .flatMap(ledger -> ledger.overCommitted().stream()
                        .flatMap(over -> over.agreements().stream()
                                .map(agreement -> new OverCommitted(ledger.deposit(), over, agreement))))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_over_commitment (deposit_id, commodity, basis, agreement_id, committed_tonnes,
                            confirmed_tonnes)
                        SELECT t.* FROM unnest(cast(?1 AS uuid[]), cast(?2 AS text[]), cast(?3 AS text[]),
                            cast(?4 AS uuid[]), cast(?5 AS numeric[]), cast(?6 AS numeric[])) AS t""")
                .setParameter(1, Columns.of(rows, new UUID[0], OverCommitted::deposit))
                .setParameter(
                        2, Columns.of(rows, new String[0], row -> row.over().commodity()))
                .setParameter(
                        3, Columns.of(rows, new String[0], row -> row.over().basis()))
                .setParameter(4, Columns.of(rows, new UUID[0], OverCommitted::agreement))
                .setParameter(
                        5, Columns.of(rows, new BigDecimal[0], row -> row.over().committedTonnes()))
                .setParameter(
                        6, Columns.of(rows, new BigDecimal[0], row -> row.over().confirmedTonnes()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Likewise. */
    private record OverCommittedShares(UUID deposit, BigDecimal percent, UUID agreement) {}

    private static Uni<Void> addOverCommittedShares(Mutiny.Session session, List<LedgerMessage> ledgers) {
        List<OverCommittedShares> rows = ledgers.stream()
                .filter(ledger -> ledger.overCommittedShares() != null)
                .flatMap(ledger -> ledger.overCommittedShares().agreements().stream()
                        .map(agreement -> new OverCommittedShares(
                                ledger.deposit(), ledger.overCommittedShares().percent(), agreement)))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_over_committed_shares (deposit_id, agreement_id, percent)
                        SELECT t.* FROM unnest(cast(?1 AS uuid[]), cast(?2 AS uuid[]), cast(?3 AS numeric[])) AS t""")
                .setParameter(1, Columns.of(rows, new UUID[0], OverCommittedShares::deposit))
                .setParameter(2, Columns.of(rows, new UUID[0], OverCommittedShares::agreement))
                .setParameter(3, Columns.of(rows, new BigDecimal[0], OverCommittedShares::percent))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What ledgers say, each with the deposit that it is of. */
    private static <T, R> List<R> rows(
            List<LedgerMessage> ledgers, Function<LedgerMessage, List<T>> parts, BiFunction<UUID, T, R> row) {
        return ledgers.stream()
                .flatMap(ledger -> parts.apply(ledger).stream().map(part -> row.apply(ledger.deposit(), part)))
                .toList();
    }
}
