package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.message.MessageReader;
import org.orebook.chassis.messaging.ReadModelHandler;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.transaction.Columns;

/** Takes in what is said of deposits: of two messages of one deposit the one with the greater version holds. */
@ApplicationScoped
public class DepositMessages implements ReadModelHandler {

    private final MessageReader reader;
    private final KnownChanges changes;

    DepositMessages(MessageReader reader, KnownChanges changes) {
        this.reader = reader;
        this.changes = changes;
    }

    @Override
    public String topic() {
        return "orebook.deposits";
    }

    @Override
    public Uni<Void> handleAll(Mutiny.Session session, List<ReceivedMessage> messages) {
        return Uni.createFrom()
                .deferred(() -> Rounds.take(
                        Said.read(reader, messages, DepositMessage.class, DepositMessage::id),
                        deposits -> keep(session, deposits)))
                .flatMap(news -> changes.note(
                        session,
                        news.stream()
                                .map(said -> said.change(
                                        KnownChange.Of.DEPOSIT, said.what().version()))
                                .toList()));
    }

    /** Of which deposits this was news: of none of which as much or more was known. */
    private static Uni<Set<UUID>> keep(Mutiny.Session session, List<DepositMessage> deposits) {
        // Locked in one order everywhere: another replica may still have some of them in hand.
        // Commodities go as one text each: arrays of different lengths make no array, and no code has a comma.
        return session.createNativeQuery("""
                        INSERT INTO known_deposit (id, version, number, kind, parent_id, name, country, commodities,
                            visibility, embargo_until, merged_into)
                        SELECT s.id, s.version, s.number, s.kind, s.parent_id, s.name, s.country,
                            string_to_array(s.commodities, ','), s.visibility, cast(s.embargo_until AS timestamptz),
                            s.merged_into
                        FROM unnest(cast(?1 AS uuid[]), cast(?2 AS integer[]), cast(?3 AS text[]), cast(?4 AS text[]),
                            cast(?5 AS uuid[]), cast(?6 AS text[]), cast(?7 AS text[]), cast(?8 AS text[]),
                            cast(?9 AS text[]), cast(?10 AS text[]), cast(?11 AS uuid[]))
                            AS s (id, version, number, kind, parent_id, name, country, commodities, visibility,
                                  embargo_until, merged_into)
                        ORDER BY s.id
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, number = excluded.number,
                            kind = excluded.kind, parent_id = excluded.parent_id, name = excluded.name,
                            country = excluded.country, commodities = excluded.commodities,
                            visibility = excluded.visibility, embargo_until = excluded.embargo_until,
                            merged_into = excluded.merged_into
                        WHERE known_deposit.version < excluded.version
                        RETURNING id""", UUID.class)
                .setParameter(1, Columns.of(deposits, new UUID[0], DepositMessage::id))
                .setParameter(2, Columns.of(deposits, new Integer[0], DepositMessage::version))
                .setParameter(3, Columns.of(deposits, new String[0], DepositMessage::number))
                .setParameter(4, Columns.of(deposits, new String[0], DepositMessage::kind))
                .setParameter(5, Columns.of(deposits, new UUID[0], DepositMessage::parent))
                .setParameter(6, Columns.of(deposits, new String[0], DepositMessage::name))
                .setParameter(7, Columns.of(deposits, new String[0], DepositMessage::country))
                .setParameter(8, Columns.of(deposits, new String[0], each -> String.join(",", each.commodities())))
                .setParameter(9, Columns.of(deposits, new String[0], DepositMessage::visibility))
                .setParameter(
                        10,
                        Columns.of(
                                deposits,
                                new String[0],
                                each -> each.embargoUntil() == null
                                        ? null
                                        : each.embargoUntil().toString()))
                .setParameter(11, Columns.of(deposits, new UUID[0], DepositMessage::mergedInto))
                .getResultList()
                .map(Set::copyOf);
    }
}
