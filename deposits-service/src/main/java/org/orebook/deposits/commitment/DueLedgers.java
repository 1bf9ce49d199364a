package org.orebook.deposits.commitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.deposits.estimate.EstimateFollower;

/** Notes, in the transaction of a change, of which deposits other services are to be told anew. */
@ApplicationScoped
class DueLedgers implements EstimateFollower {

    @Override
    public Uni<Void> changed(Mutiny.Session session, Set<UUID> deposits) {
        return note(session, deposits);
    }

    /** Notes deposits, in one round trip. */
    Uni<Void> note(Mutiny.Session session, Collection<UUID> deposits) {
        return deposits.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("INSERT INTO ledger_due (deposit_id) SELECT unnest(cast(?1 AS uuid[]))")
                        .setParameter(1, deposits.toArray(UUID[]::new))
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
