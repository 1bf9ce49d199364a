package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;

/** Takes in what is said of deposits: of two messages of one deposit the one with the greater version holds. */
@ApplicationScoped
public class DepositMessages implements MessageHandler {

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
    public boolean isVersioned() {
        return true;
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        return Uni.createFrom().deferred(() -> {
            DepositMessage deposit = reader.read(message, DepositMessage.class);
            Stated.keyIs(deposit.id(), message);
            return keep(session, deposit)
                    .chain(rows -> rows == 0
                            ? Uni.createFrom().voidItem()
                            : changes.note(
                                    session,
                                    KnownChange.said(
                                            message, KnownChange.Of.DEPOSIT, deposit.id(), deposit.version())));
        });
    }

    /** How many rows it changed: none where as much or more was known. */
    private static Uni<Integer> keep(Mutiny.Session session, DepositMessage deposit) {
        return session.createNativeQuery("""
                        INSERT INTO known_deposit (id, version, number, kind, parent_id, name, country, commodities,
                            visibility, embargo_until, merged_into)
                        VALUES (cast(?1 AS uuid), cast(?2 AS integer), cast(?3 AS text), cast(?4 AS text),
                            cast(?5 AS uuid), cast(?6 AS text), cast(?7 AS text), cast(?8 AS text[]), cast(?9 AS text),
                            cast(?10 AS timestamptz), cast(?11 AS uuid))
                        ON CONFLICT (id) DO UPDATE SET version = excluded.version, number = excluded.number,
                            kind = excluded.kind, parent_id = excluded.parent_id, name = excluded.name,
                            country = excluded.country, commodities = excluded.commodities,
                            visibility = excluded.visibility, embargo_until = excluded.embargo_until,
                            merged_into = excluded.merged_into
                        WHERE known_deposit.version < excluded.version""")
                .setParameter(1, deposit.id())
                .setParameter(2, deposit.version())
                .setParameter(3, deposit.number())
                .setParameter(4, deposit.kind())
                .setParameter(5, deposit.parent())
                .setParameter(6, deposit.name())
                .setParameter(7, deposit.country())
                .setParameter(8, deposit.commodities().toArray(String[]::new))
                .setParameter(9, deposit.visibility())
                .setParameter(10, deposit.embargoUntil())
                .setParameter(11, deposit.mergedInto())
                .executeUpdate();
    }
}
