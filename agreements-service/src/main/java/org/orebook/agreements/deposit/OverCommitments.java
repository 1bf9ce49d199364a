package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks the read model of ledgers what is committed beyond what is confirmed by now, or beyond the whole. */
@ApplicationScoped
public class OverCommitments {

    /**
     * A tonnage of which more is committed than is confirmed by now.
     *
     * @param basis code of what the tonnes are of
     */
    public record OverCommitment(
            UUID deposit, String commodity, String basis, BigDecimal committedTonnes, BigDecimal confirmedTonnes) {}

    /**
     * Those that some agreements have a part in, by agreement; agreements without one are left out, and so are deposits out
     * of sight: a wider one of which somebody may know nothing.
     */
    public Uni<Map<UUID, List<OverCommitment>>> of(
            Mutiny.QueryProducer session, Set<UUID> agreements, DepositSight sight, Instant now) {
        return rows(
                session,
                "o.commodity, o.basis, o.committed_tonnes, o.confirmed_tonnes FROM known_over_commitment o",
                agreements,
                sight,
                now,
                OverCommitments::overCommitment);
    }

    /**
     * Shares of a deposit and its parts that add up to more than the whole.
     *
     * @param percent along the way down from the deposit on which they are most
     */
    public record OverCommittedShares(UUID deposit, BigDecimal percent) {}

    /** Likewise. */
    public Uni<Map<UUID, List<OverCommittedShares>>> shares(
            Mutiny.QueryProducer session, Set<UUID> agreements, DepositSight sight, Instant now) {
        return rows(
                session,
                "o.percent FROM known_over_committed_shares o",
                agreements,
                sight,
                now,
                row -> new OverCommittedShares(row.get(1, UUID.class), row.get(2, BigDecimal.class)));
    }

    private static <T> Uni<Map<UUID, List<T>>> rows(
            Mutiny.QueryProducer session,
            String columnsAndTable,
            Set<UUID> agreements,
            DepositSight sight,
            Instant now,
            Function<Tuple, T> row) {
        if (agreements.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String sql = """
                SELECT o.agreement_id, o.deposit_id, %s
                LEFT JOIN known_deposit k ON k.id = o.deposit_id
                WHERE o.agreement_id = ANY (cast(?1 AS uuid[])) AND cast(?2 AS timestamptz) IS NOT NULL AND %s
                ORDER BY 2, 3""".formatted(columnsAndTable, sight.condition("k", "?2"));
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, agreements.toArray(UUID[]::new))
                .setParameter(2, now)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.get(0, UUID.class), Collectors.mapping(row, Collectors.toList()))));
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
