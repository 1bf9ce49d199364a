package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks the read model of ledgers what is committed beyond what is confirmed by now. */
@ApplicationScoped
public class OverCommitments {

    /**
     * A tonnage of which more is committed than is confirmed by now.
     *
     * @param basis code of what the tonnes are of
     */
    public record OverCommitment(
            UUID deposit, String commodity, String basis, BigDecimal committedTonnes, BigDecimal confirmedTonnes) {}

    /** Those that some agreements have a part in, by agreement; agreements without one are left out. */
    public Uni<Map<UUID, List<OverCommitment>>> of(Mutiny.QueryProducer session, Set<UUID> agreements) {
        return agreements.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery("""
                                SELECT agreement_id, deposit_id, commodity, basis, committed_tonnes, confirmed_tonnes
                                FROM known_over_commitment WHERE agreement_id = ANY (cast(?1 AS uuid[]))
                                ORDER BY deposit_id, commodity, basis""", Tuple.class)
                        .setParameter(1, agreements.toArray(UUID[]::new))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.groupingBy(
                                        row -> row.get(0, UUID.class),
                                        Collectors.mapping(OverCommitments::overCommitment, Collectors.toList()))));
    }

    private static OverCommitment overCommitment(Tuple row) {
        return new OverCommitment(
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, BigDecimal.class),
                row.get(5, BigDecimal.class));
    }
}
