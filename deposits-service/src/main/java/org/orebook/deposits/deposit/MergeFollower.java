package org.orebook.deposits.deposit;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;

/** What is recorded of a deposit elsewhere, and goes along when the deposit gives way to another one. */
public interface MergeFollower {

    /** Moves it from the loser to the winner, in the transaction of the merge. */
    Uni<Void> follow(Mutiny.Session session, UUID loser, UUID winner, Act act);
}
