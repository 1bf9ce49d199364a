package org.orebook.deposits.commitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;

/** Takes in what agreements ask to commit. */
@ApplicationScoped
class RequestHandler implements MessageHandler {

    static final String TOPIC = "orebook.commitment-requests";

    private final Commitments commitments;

    RequestHandler(Commitments commitments) {
        this.commitments = commitments;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        return Uni.createFrom()
                .item(() -> RequestReader.read(message.data()))
                .flatMap(request -> commitments.decide(session, request));
    }
}
