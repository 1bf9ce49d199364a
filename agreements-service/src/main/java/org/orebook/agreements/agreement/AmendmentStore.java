package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps amendments. Their agreement is held by whoever changes one. */
@ApplicationScoped
class AmendmentStore {

    /** An amendment of an agreement; {@code null} where there is none of that number. */
    Uni<Amendment> find(Mutiny.Session session, UUID agreement, int number) {
        return session.createSelectionQuery(
                        "from Amendment a where a.agreement = :agreement and a.number = :number", Amendment.class)
                .setParameter("agreement", agreement)
                .setParameter("number", number)
                .getSingleResultOrNull();
    }

    /** Amendments of an agreement, the newest first, older than a number. */
    Uni<List<Amendment>> list(
            Mutiny.StatelessSession session, UUID agreement, boolean signedOnly, int olderThan, int limit) {
        return session.createSelectionQuery(
                        "from Amendment a where a.agreement = :agreement and a.number < :olderThan"
                                + (signedOnly ? " and a.state = 'signed'" : "") + " order by a.number desc",
                        Amendment.class)
                .setParameter("agreement", agreement)
                .setParameter("olderThan", olderThan)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The last amendment that holds on a day; {@code null} where none does. */
    Uni<Amendment> holding(Mutiny.QueryProducer session, UUID agreement, LocalDate on) {
        return session.createSelectionQuery(
                        "from Amendment a where a.agreement = :agreement and a.state = 'signed'"
                                + " and a.effectiveOn <= :on order by a.number desc",
                        Amendment.class)
                .setParameter("agreement", agreement)
                .setParameter("on", on)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }
}
