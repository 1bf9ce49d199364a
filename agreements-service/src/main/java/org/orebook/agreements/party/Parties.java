package org.orebook.agreements.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The use cases of parties. */
@ApplicationScoped
public class Parties {

    /** Those of some parties that there are, by id. */
    public Uni<Map<UUID, PartyReference>> references(Mutiny.QueryProducer session, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery(
                                "SELECT id, code, name, country FROM party WHERE id = ANY (cast(?1 AS uuid[]))",
                                Tuple.class)
                        .setParameter(1, ids.toArray(UUID[]::new))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(Parties::reference)
                                .collect(Collectors.toMap(PartyReference::id, Function.identity())));
    }

    private static PartyReference reference(Tuple row) {
        return new PartyReference(
                row.get(0, UUID.class), row.get(1, String.class), row.get(2, String.class), row.get(3, String.class));
    }
}
