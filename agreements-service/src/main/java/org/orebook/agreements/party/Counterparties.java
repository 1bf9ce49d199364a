package org.orebook.agreements.party;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Knows with whom a partner deals: whoever keeps agreements provides it. */
public interface Counterparties {

    /**
     * The parties that share with a partner an agreement that it may know of.
     *
     * @param partner id of the partner's own party
     */
    Uni<Set<UUID>> of(Mutiny.QueryProducer session, UUID partner);
}
