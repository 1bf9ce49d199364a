package org.orebook.agreements.testing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReadModelHandler;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.transaction.Transactions;

/** Hands messages to those who take them in, and looks at what became of it. */
@ApplicationScoped
public class Messages {

    private final Instance<MessageHandler> handlers;
    private final Transactions transactions;

    Messages(@Any Instance<MessageHandler> handlers, Transactions transactions) {
        this.handlers = handlers;
        this.transactions = transactions;
    }

    /** A message of a deposit, ledger or agreement, which happened just now. */
    public static ReceivedMessage message(String topic, UUID key, String type, String data) {
        return message(topic, key, type, data, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /** The same, of a time of its own. */
    public static ReceivedMessage message(String topic, UUID key, String type, String data, Instant at) {
        return new ReceivedMessage(
                topic, 0, 0, key.toString(), UUID.randomUUID(), "test", type, key.toString(), at, null, data);
    }

    /** What {@code deposit.v1} says of a deposit that is published. */
    public static String deposit(UUID id, int version) {
        return deposit(id, version, "published", "");
    }

    /**
     * What {@code deposit.v1} says of a deposit.
     *
     * @param more further members, each with a comma before it
     */
    public static String deposit(UUID id, int version, String visibility, String more) {
        return """
                {"id": "%s", "number": "%s", "version": %d, "happened": "changed", "at": "2026-11-25T09:00:00Z",
                 "kind": "deposit", "name": "Kuirektykol", "country": "KZ", "commodities": ["rare-earths", "niobium"],
                 "visibility": "%s"%s}""".formatted(id, number(id), version, visibility, more);
    }

    /** The number of a deposit of {@link #deposit}. */
    public static String number(UUID id) {
        return "KZ-" + id.toString().substring(0, 6);
    }

    /** Takes in what is said of a deposit. */
    public void said(UUID deposit, String data) {
        take(message("orebook.deposits", deposit, "org.orebook.deposit.changed.v1", data));
    }

    /** Takes in a message, in a transaction of its own. */
    public void take(ReceivedMessage message) {
        MessageHandler handler = handlers.stream()
                .filter(each -> each.topic().equals(message.topic()))
                .findAny()
                .orElseThrow();
        Transactions.await(() -> transactions.run(session -> handler.handle(session, message)));
    }

    /** Takes in several of one topic, in one transaction and at once, as a batch of them comes. */
    public void takeTogether(ReceivedMessage... together) {
        ReadModelHandler handler = handlers.stream()
                .filter(each -> each.topic().equals(together[0].topic()))
                .map(ReadModelHandler.class::cast)
                .findAny()
                .orElseThrow();
        Transactions.await(() -> transactions.run(session -> handler.handleAll(session, List.of(together))));
    }

    /** The rows of a query, each as its values with a bar between. */
    public List<String> rows(String sql, Object... values) {
        return Transactions.await(() -> transactions.run(session -> {
            Mutiny.SelectionQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.getResultList()
                    .map(rows -> rows.stream()
                            .map(row -> String.join(
                                    "|",
                                    Arrays.stream(row.toArray())
                                            .map(String::valueOf)
                                            .toList()))
                            .toList());
        }));
    }

    /** Runs a statement. */
    public void execute(String sql) {
        Transactions.await(() -> transactions.run(
                session -> session.createNativeQuery(sql).executeUpdate().replaceWithVoid()));
    }

    /** Runs a piece of a use case. */
    public <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return Transactions.await(() -> transactions.run(work));
    }
}
