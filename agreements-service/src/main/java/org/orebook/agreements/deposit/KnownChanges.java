package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Is told what has become known of deposits. */
public interface KnownChanges {

    /**
     * Notes changes in their order, in the transaction in which they become known. Of changes that came too late nothing is
     * told.
     */
    Uni<Void> note(Mutiny.Session session, List<KnownChange> changes);
}
