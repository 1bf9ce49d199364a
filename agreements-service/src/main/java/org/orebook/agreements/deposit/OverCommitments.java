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
     * Shares of a deposit and its parts that add up to more than the whole.
     *
     * @param percent along the way down from the deposit on which they are most
     */
    public record OverCommittedShares(UUID deposit, BigDecimal percent) {}

    /** What an agreement has a part in. */
    public record Excess(List<OverCommitment> tonnages, List<OverCommittedShares> shares) {

        /** Where all is well. */
        public static final Excess NONE = new Excess(List.of(), List.of());

        private static Excess of(List<Tuple> rows) {
            return new Excess(
                    rows.stream()
                            .filter(row -> row.get(2) != null)
                            .map(Excess::tonnage)
                            .toList(),
                    rows.stream()
                            .filter(row -> row.get(2) == null)
                            .map(row -> new OverCommittedShares(row.get(1, UUID.class), row.get(6, BigDecimal.class)))
                            .toList());
        }

        private static OverCommitment tonnage(Tuple row) {
            return new OverCommitment(
                    row.get(1, UUID.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    row.get(4, BigDecimal.class),
                    row.get(5, BigDecimal.class));
        }
    }

    /**
     * What some agreements have a part in, by agreement; agreements without any are left out, and so are deposits out of
     * sight: a wider one of which somebody may know nothing.
     */
    public Uni<Map<UUID, Excess>> of(
            Mutiny.QueryProducer session, Set<UUID> agreements, DepositSight sight, Instant now) {
        if (agreements.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String sql = """
                WITH excess AS (
                    SELECT agreement_id, deposit_id, commodity, basis, committed_tonnes, confirmed_tonnes,
                        cast(NULL AS numeric) AS percent
                    FROM known_over_commitment WHERE agreement_id = ANY (cast(?1 AS uuid[]))
                    UNION ALL
                    SELECT agreement_id, deposit_id, NULL, NULL, NULL, NULL, percent
                    FROM known_over_committed_shares WHERE agreement_id = ANY (cast(?1 AS uuid[])))
                SELECT e.* FROM excess e LEFT JOIN known_deposit k ON k.id = e.deposit_id
                WHERE cast(?2 AS timestamptz) IS NOT NULL AND %s
                ORDER BY e.deposit_id, e.commodity""".formatted(sight.condition("k", "?2"));
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, agreements.toArray(UUID[]::new))
                .setParameter(2, now)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get(0, UUID.class),
                                Collectors.collectingAndThen(Collectors.toList(), Excess::of))));
    }
}
