package org.orebook.deposits.commitment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.deposits.deposit.MoveFollower;
import org.orebook.deposits.estimate.EstimateFollower;

/** Notes, in the transaction of a change, of which deposits other services are to be told anew. */
@ApplicationScoped
class DueLedgers implements EstimateFollower, MoveFollower {

    @Override
    public Uni<Void> changed(Mutiny.Session session, Set<UUID> deposits) {
        return note(session, deposits);
    }

    /** What is committed of a deposit counts against all that it was part of no more, and against all that it is part of. */
    @Override
    public Uni<Void> moved(Mutiny.Session session, UUID from, UUID to) {
        return noteWithWider(
                session, Stream.of(from, to).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    /** Notes deposits, in one round trip. */
    Uni<Void> note(Mutiny.Session session, Collection<UUID> deposits) {
        return note(session, deposits, false);
    }

    /**
     * Notes deposits with all that they are part of. What that is, is read when they are told, and not here: meanwhile one
     * of them may be moved itself.
     */
    Uni<Void> noteWithWider(Mutiny.Session session, Collection<UUID> deposits) {
        return note(session, deposits, true);
    }

    private static Uni<Void> note(Mutiny.Session session, Collection<UUID> deposits, boolean withWider) {
        return deposits.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(
                                "INSERT INTO ledger_due (deposit_id, with_wider) SELECT unnest(cast(?1 AS uuid[])), ?2")
                        .setParameter(1, deposits.toArray(UUID[]::new))
                        .setParameter(2, withWider)
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
