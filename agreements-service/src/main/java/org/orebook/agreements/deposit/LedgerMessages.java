package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;

/**
 * Takes in what is said of ledgers. A ledger is said as a whole: what an older version knew, and a newer one does not say,
 * is gone.
 */
@ApplicationScoped
public class LedgerMessages implements MessageHandler {

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
    public boolean isVersioned() {
        return true;
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        return Uni.createFrom().deferred(() -> {
            LedgerMessage ledger = reader.read(message, LedgerMessage.class);
            Stated.keyIs(ledger.deposit(), message);
            return keep(session, ledger)
                    .chain(rows -> rows == 0
                            ? Uni.createFrom().voidItem()
                            : replace(session, ledger)
                                    .chain(() -> changes.note(
                                            session,
                                            KnownChange.said(
                                                    message,
                                                    KnownChange.Of.LEDGER,
                                                    ledger.deposit(),
                                                    ledger.version()))));
        });
    }

    /** How many rows it changed: none where as much or more was known. */
    private static Uni<Integer> keep(Mutiny.Session session, LedgerMessage ledger) {
        return session.createNativeQuery("""
                        INSERT INTO known_ledger (deposit_id, version, at)
                        VALUES (cast(?1 AS uuid), cast(?2 AS integer), cast(?3 AS timestamptz))
                        ON CONFLICT (deposit_id) DO UPDATE SET version = excluded.version, at = excluded.at
                        WHERE known_ledger.version < excluded.version""")
                .setParameter(1, ledger.deposit())
                .setParameter(2, ledger.version())
                .setParameter(3, ledger.at())
                .executeUpdate();
    }

    private static Uni<Void> replace(Mutiny.Session session, LedgerMessage ledger) {
        return drop(session, ledger)
                .chain(() -> addTonnages(session, ledger))
                .chain(() -> addCommitments(session, ledger))
                .chain(() -> addOverCommitments(session, ledger));
    }

    private static Uni<Void> drop(Mutiny.Session session, LedgerMessage ledger) {
        return session.createNativeQuery("""
                        WITH tonnages AS (DELETE FROM known_tonnage WHERE deposit_id = cast(?1 AS uuid)),
                            over AS (DELETE FROM known_over_commitment WHERE deposit_id = cast(?1 AS uuid))
                        DELETE FROM known_commitment WHERE deposit_id = cast(?1 AS uuid)""")
                .setParameter(1, ledger.deposit())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> addTonnages(Mutiny.Session session, LedgerMessage ledger) {
        List<LedgerMessage.Tonnage> tonnages = ledger.tonnages();
        if (tonnages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_tonnage (deposit_id, commodity, basis, reserves, measured_and_indicated,
                            inferred, claimed_least, claimed_most)
                        SELECT cast(?1 AS uuid), t.* FROM unnest(cast(?2 AS text[]), cast(?3 AS text[]),
                            cast(?4 AS numeric[]), cast(?5 AS numeric[]), cast(?6 AS numeric[]),
                            cast(?7 AS numeric[]), cast(?8 AS numeric[])) AS t""")
                .setParameter(1, ledger.deposit())
                .setParameter(2, column(tonnages, new String[0], LedgerMessage.Tonnage::commodity))
                .setParameter(3, column(tonnages, new String[0], LedgerMessage.Tonnage::basis))
                .setParameter(
                        4,
                        column(
                                tonnages,
                                new BigDecimal[0],
                                each -> each.confirmed().reserves()))
                .setParameter(
                        5,
                        column(
                                tonnages,
                                new BigDecimal[0],
                                each -> each.confirmed().measuredAndIndicated()))
                .setParameter(
                        6,
                        column(
                                tonnages,
                                new BigDecimal[0],
                                each -> each.confirmed().inferred()))
                .setParameter(
                        7,
                        column(
                                tonnages,
                                new BigDecimal[0],
                                each -> each.claimed().least()))
                .setParameter(
                        8,
                        column(
                                tonnages,
                                new BigDecimal[0],
                                each -> each.claimed().most()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> addCommitments(Mutiny.Session session, LedgerMessage ledger) {
        List<LedgerMessage.Commitment> committed = ledger.committed();
        if (committed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_commitment (deposit_id, line_id, agreement_id, agreement_version, kind, percent,
                            commodity, basis, tonnes, from_date, until_date)
                        SELECT cast(?1 AS uuid), t.* FROM unnest(cast(?2 AS uuid[]), cast(?3 AS uuid[]),
                            cast(?4 AS integer[]), cast(?5 AS text[]), cast(?6 AS numeric[]), cast(?7 AS text[]),
                            cast(?8 AS text[]), cast(?9 AS numeric[]), cast(?10 AS date[]), cast(?11 AS date[])) AS t""")
                .setParameter(1, ledger.deposit())
                .setParameter(2, column(committed, new UUID[0], LedgerMessage.Commitment::line))
                .setParameter(3, column(committed, new UUID[0], LedgerMessage.Commitment::agreement))
                .setParameter(4, column(committed, new Integer[0], LedgerMessage.Commitment::agreementVersion))
                .setParameter(5, column(committed, new String[0], LedgerMessage.Commitment::kind))
                .setParameter(6, column(committed, new BigDecimal[0], LedgerMessage.Commitment::percent))
                .setParameter(7, column(committed, new String[0], LedgerMessage.Commitment::commodity))
                .setParameter(8, column(committed, new String[0], LedgerMessage.Commitment::basis))
                .setParameter(9, column(committed, new BigDecimal[0], LedgerMessage.Commitment::tonnes))
                .setParameter(10, column(committed, new LocalDate[0], LedgerMessage.Commitment::from))
                .setParameter(11, column(committed, new LocalDate[0], LedgerMessage.Commitment::until))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Void> addOverCommitments(Mutiny.Session session, LedgerMessage ledger) {
        List<OverCommitted> rows = ledger.overCommitted().stream()
                .flatMap(over -> over.agreements().stream().map(agreement -> new OverCommitted(over, agreement)))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        INSERT INTO known_over_commitment (deposit_id, commodity, basis, agreement_id, committed_tonnes,
                            confirmed_tonnes)
                        SELECT cast(?1 AS uuid), t.* FROM unnest(cast(?2 AS text[]), cast(?3 AS text[]),
                            cast(?4 AS uuid[]), cast(?5 AS numeric[]), cast(?6 AS numeric[])) AS t""")
                .setParameter(1, ledger.deposit())
                .setParameter(2, column(rows, new String[0], row -> row.over().commodity()))
                .setParameter(3, column(rows, new String[0], row -> row.over().basis()))
                .setParameter(4, column(rows, new UUID[0], OverCommitted::agreement))
                .setParameter(
                        5, column(rows, new BigDecimal[0], row -> row.over().committedTonnes()))
                .setParameter(
                        6, column(rows, new BigDecimal[0], row -> row.over().confirmedTonnes()))
                .executeUpdate()
                .replaceWithVoid();
    }

    private record OverCommitted(LedgerMessage.OverCommitment over, UUID agreement) {}

    private static <R, T> T[] column(List<R> rows, T[] type, Function<R, T> value) {
        return rows.stream().map(value).toList().toArray(type);
    }
}
