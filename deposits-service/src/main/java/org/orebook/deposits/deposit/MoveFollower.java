package org.orebook.deposits.deposit;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is reckoned along the tree, and follows when a deposit becomes part of another one or stands alone from now on. */
public interface MoveFollower {

    /**
     * Follows it, in the transaction of the move.
     *
     * @param from what it was part of; {@code null} where it stood alone
     * @param to what it is part of now; {@code null} likewise
     */
    Uni<Void> moved(Mutiny.Session session, UUID from, UUID to);
}
