package org.orebook.agreements.commitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.messaging.MessageHandler;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** Takes in the replies of deposits-service. */
@ApplicationScoped
public class CommitmentReplies implements MessageHandler {

    private final CommitmentAnswers answers;

    CommitmentReplies(CommitmentAnswers answers) {
        this.answers = answers;
    }

    @Override
    public String topic() {
        return CommitmentJson.REPLIES;
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, ReceivedMessage message) {
        return Uni.createFrom().deferred(() -> answers.take(session, read(message.data())));
    }

    private static CommitmentReply read(String data) {
        CommitmentReply reply;
        try {
            reply = CommitmentJson.reply(data);
        } catch (JsonProcessingException unreadable) {
            throw new UnacceptableMessageException("is no commitment reply: " + unreadable.getOriginalMessage());
        }
        if (reply == null || reply.agreement() == null || reply.version() < 1 || reply.decision() == null) {
            throw new UnacceptableMessageException(
                    "a commitment reply names its agreement and version, and says what was decided");
        }
        return reply;
    }
}
