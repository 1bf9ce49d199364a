package org.orebook.deposits.estimate;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What rests on estimates elsewhere, and follows when they change. */
public interface EstimateFollower {

    /**
     * Takes note, in the transaction of the change, that what is said of some deposits is no longer the same: an estimate
     * was recorded, corrected, judged, superseded, withdrawn or moved.
     */
    Uni<Void> changed(Mutiny.Session session, Set<UUID> deposits);
}
