package org.orebook.chassis.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Columns;

/**
 * Messages that are to be sent: kept in the transaction of the change that they tell of, so that there is no change
 * without its message and no message without its change. A relay sends them, in order per key, at least once.
 *
 * <p>Needs the table {@code outbox} in the service's own schema.
 */
@ApplicationScoped
public class Outbox {

    /** The channel on which a commit wakes the relay. */
    static final String CHANNEL = "outbox";

    /** More messages than this in one go are no longer sampled. */
    private static final int SAMPLED_AT_ONCE = 50;

    /**
     * Leaves a message to be sent once the transaction has committed. Messages of one key go in the order of their
     * transactions where these hold the key's record against each other, as every change of an aggregate does.
     */
    public Uni<Void> send(Mutiny.Session session, OutgoingMessage message) {
        return send(session, List.of(message));
    }

    /** The same for several messages, in their order, in one round trip. */
    public Uni<Void> send(Mutiny.Session session, List<OutgoingMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // What Hibernate has not written yet is written before: its locks are what the order per key rests on.
        return session.flush()
                .chain(() -> session.createNativeQuery("""
                                WITH kept AS (
                                    INSERT INTO outbox (id, topic, key, type, subject, time, traceparent, data)
                                    SELECT id, topic, key, type, subject, cast(time AS timestamptz), ?8, data
                                    FROM unnest(cast(?1 AS uuid[]), cast(?2 AS text[]), cast(?3 AS text[]),
                                        cast(?4 AS text[]), cast(?5 AS text[]), cast(?6 AS text[]),
                                        cast(?7 AS text[])) WITH ORDINALITY
                                        AS m (id, topic, key, type, subject, time, data, place)
                                    ORDER BY place
                                    RETURNING 1)
                                SELECT count(*), cast(pg_notify(?9, '') AS text) FROM kept""")
                        .setParameter(1, Columns.of(messages, new UUID[0], _ -> UuidCreator.getTimeOrderedEpoch()))
                        .setParameter(2, Columns.of(messages, new String[0], OutgoingMessage::topic))
                        .setParameter(3, Columns.of(messages, new String[0], OutgoingMessage::key))
                        .setParameter(4, Columns.of(messages, new String[0], OutgoingMessage::type))
                        .setParameter(5, Columns.of(messages, new String[0], OutgoingMessage::subject))
                        // As text: the driver takes no array of instants.
                        .setParameter(
                                6,
                                Columns.of(
                                        messages,
                                        new String[0],
                                        message -> message.time().toString()))
                        .setParameter(7, Columns.of(messages, new String[0], OutgoingMessage::data))
                        .setParameter(8, traceparent(messages.size()))
                        .setParameter(9, CHANNEL)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /**
     * The trace that the change is part of, for whoever takes the message in; {@code null} where there is none. Of many
     * messages at once it is kept with its id alone, as one that is not sampled: nobody reads a trace of thousands of
     * spans, and they would crowd out others.
     */
    private static String traceparent(int messages) {
        SpanContext change = Span.current().getSpanContext();
        if (messages > SAMPLED_AT_ONCE && change.isSampled()) {
            change = SpanContext.create(
                    change.getTraceId(), change.getSpanId(), TraceFlags.getDefault(), change.getTraceState());
        }
        return MessageSpans.traceparent(Span.wrap(change));
    }
}
