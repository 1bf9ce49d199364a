package org.orebook.agreements.agreement;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.transaction.Transactions;

/** Hands messages to their handlers as a consumer would, each in a transaction. */
@Unremovable
@ApplicationScoped
class Deliveries {

    private final Transactions transactions;
    private final Instance<MessageHandler> handlers;

    Deliveries(Transactions transactions, @Any Instance<MessageHandler> handlers) {
        this.transactions = transactions;
        this.handlers = handlers;
    }

    void deliver(ReceivedMessage message) {
        MessageHandler handler = handlers.stream()
                .filter(each -> each.topic().equals(message.topic()))
                .findFirst()
                .orElseThrow();
        Transactions.await(() -> transactions.run(session -> handler.handle(session, message)));
    }
}
