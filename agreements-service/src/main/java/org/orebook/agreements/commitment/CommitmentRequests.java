package org.orebook.agreements.commitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;

/** Asks deposits-service for what agreements commit. */
@ApplicationScoped
public class CommitmentRequests {

    private static final String TYPE = "org.orebook.commitment.requested.v1";

    private final Outbox outbox;

    CommitmentRequests(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Leaves a request to be sent with the transaction. */
    public Uni<Void> send(Mutiny.Session session, CommitmentRequest request) {
        String agreement = request.agreement().id().toString();
        return outbox.send(
                session,
                new OutgoingMessage(
                        CommitmentJson.REQUESTS, agreement, TYPE, agreement, request.at(), CommitmentJson.of(request)));
    }
}
