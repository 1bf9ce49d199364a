package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Is told what has become known of deposits. */
public interface KnownChanges {

    /** Notes a change, in the transaction in which it becomes known. Of changes that came too late nothing is told. */
    Uni<Void> note(Mutiny.Session session, KnownChange change);
}
