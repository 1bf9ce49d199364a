package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.party.Counterparties;

/** Those with whom a partner takes part in an agreement that it knows of: one that was more than a draft. */
@ApplicationScoped
class AgreedCounterparties implements Counterparties {

    @Override
    public Uni<Set<UUID>> of(Mutiny.QueryProducer session, UUID partner) {
        return session.createNativeQuery("""
                        SELECT DISTINCT other.party_id
                        FROM agreement_party own
                        JOIN agreement a ON a.id = own.agreement_id AND a.opened_at IS NOT NULL
                        JOIN agreement_party other ON other.agreement_id = a.id
                        WHERE own.party_id = ?1""", UUID.class)
                .setParameter(1, partner)
                .getResultList()
                .map(HashSet::new);
    }
}
