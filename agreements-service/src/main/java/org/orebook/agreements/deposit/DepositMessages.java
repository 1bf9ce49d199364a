package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.ReadModelHandler;
import org.orebook.chassis.messaging.ReceivedMessage;

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
        return Uni.createFrom().deferred(() -> {
            List<Said> said = messages.stream().map(this::read).toList();
            return Rounds.take(said, each -> each.deposit().id(), round -> keep(session, round))
                    .flatMap(news -> changes.note(
                            session, news.stream().map(Said::change).toList()));
        });
    }

    /** A message with what it says. */
    private record Said(ReceivedMessage message, DepositMessage deposit) {

        private KnownChange change() {
            return KnownChange.said(message, KnownChange.Of.DEPOSIT, deposit.id(), deposit.version());
        }
    }

    private Said read(ReceivedMessage message) {
        DepositMessage deposit = reader.read(message, DepositMessage.class);
        Stated.keyIs(deposit.id(), message);
        return new Said(message, deposit);
    }

    /** Of which deposits this was news: of none of which as much or more was known. */
    private static Uni<Set<UUID>> keep(Mutiny.Session session, List<Said> said) {
        // Locked in one order everywhere: another replica may still have some of them in hand. An array has no arrays
        // of
        // different lengths in it, and no code has a comma.
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
                .setParameter(1, column(said, new UUID[0], DepositMessage::id))
                .setParameter(2, column(said, new Integer[0], DepositMessage::version))
                .setParameter(3, column(said, new String[0], DepositMessage::number))
                .setParameter(4, column(said, new String[0], DepositMessage::kind))
                .setParameter(5, column(said, new UUID[0], DepositMessage::parent))
                .setParameter(6, column(said, new String[0], DepositMessage::name))
                .setParameter(7, column(said, new String[0], DepositMessage::country))
                .setParameter(8, column(said, new String[0], each -> String.join(",", each.commodities())))
                .setParameter(9, column(said, new String[0], DepositMessage::visibility))
                .setParameter(
                        10,
                        column(
                                said,
                                new String[0],
                                each -> each.embargoUntil() == null
                                        ? null
                                        : each.embargoUntil().toString()))
                .setParameter(11, column(said, new UUID[0], DepositMessage::mergedInto))
                .getResultList()
                .map(Set::copyOf);
    }

    private static <T> T[] column(List<Said> said, T[] type, Function<DepositMessage, T> value) {
        return said.stream().map(Said::deposit).map(value).toList().toArray(type);
    }
}
