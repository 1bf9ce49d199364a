package org.orebook.agreements.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;

/**
 * Takes in what this service itself says of agreements, as everybody hears it: the feed is written after the fact, in the
 * topic's order, and a change of an agreement does not wait for its turn in the log.
 */
@ApplicationScoped
public class AgreementMessages implements MessageHandler {

    private final MessageReader reader;
    private final FeedLog log;

    AgreementMessages(MessageReader reader, FeedLog log) {
        this.reader = reader;
        this.log = log;
    }

    @Override
    public String topic() {
        return "orebook.agreements";
    }

    @Override
    public boolean isVersioned() {
        return true;
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        return Uni.createFrom().deferred(() -> {
            AgreementMessage agreement = reader.read(message, AgreementMessage.class);
            Stated.keyIs(agreement.id(), message);
            return keep(session, agreement)
                    .chain(rows -> rows == 0
                            ? Uni.createFrom().voidItem()
                            : log.append(
                                    session,
                                    message.id(),
                                    message.type(),
                                    FeedKind.AGREEMENT,
                                    agreement.id(),
                                    agreement.version(),
                                    message.time()));
        });
    }

    private static Uni<Integer> keep(Mutiny.Session session, AgreementMessage agreement) {
        return session.createNativeQuery("""
                        INSERT INTO feed_agreement (agreement_id, version, number, opened_from, confidentiality, embargo_until,
                            parties)
                        VALUES (cast(?1 AS uuid), cast(?2 AS integer), cast(?3 AS text), cast(?4 AS integer),
                            cast(?5 AS text), cast(?6 AS timestamptz), cast(?7 AS text[]))
                        ON CONFLICT (agreement_id) DO UPDATE SET version = excluded.version, number = excluded.number,
                            opened_from = CASE WHEN excluded.opened_from IS NOT NULL
                                THEN coalesce(feed_agreement.opened_from, excluded.opened_from) END, confidentiality = excluded.confidentiality,
                            embargo_until = excluded.embargo_until, parties = excluded.parties
                        WHERE feed_agreement.version < excluded.version""")
                .setParameter(1, agreement.id())
                .setParameter(2, agreement.version())
                .setParameter(3, agreement.number())
                .setParameter(4, agreement.opened() ? agreement.version() : null)
                .setParameter(5, agreement.confidentiality())
                .setParameter(6, agreement.embargoUntil())
                .setParameter(
                        7,
                        agreement.parties().stream()
                                .map(AgreementMessage.Party::code)
                                .distinct()
                                .toArray(String[]::new))
                .executeUpdate();
    }
}
