package org.orebook.deposits.commitment;

import jakarta.enterprise.inject.Vetoed;
import org.orebook.chassis.testing.Outside;
import org.orebook.deposits.testing.SaidMessages;

/** Requests as they come in truth: by Kafka, to a service of which nothing can be called. */
@Vetoed
final class SentRequests extends LedgerApi {

    SentRequests() {
        super(null, null, new SaidMessages());
    }

    @Override
    void send(String data) {
        Outside.sendAndAwait(
                RequestHandler.TOPIC,
                tree(data).at("/agreement/id").textValue(),
                "org.orebook.commitment.requested.v1",
                data);
    }
}
