package org.orebook.agreements.commitment;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes in what was answered to the commitment requests of agreements. */
public interface CommitmentAnswers {

    /**
     * Goes on with the agreement that waits for this answer. One that is late, or comes again, changes nothing.
     *
     * @throws org.orebook.chassis.messaging.UnacceptableMessageException where there is no such agreement
     */
    Uni<Void> take(Mutiny.Session session, CommitmentReply reply);
}
