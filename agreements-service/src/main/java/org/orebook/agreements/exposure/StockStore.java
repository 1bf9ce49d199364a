package org.orebook.agreements.exposure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.deposit.DepositSight;

/** Reads what is known to be in the ground, of a commodity, in one statement. */
@ApplicationScoped
class StockStore {

    private final InstantSource clock;

    StockStore(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The deposits of a commodity within sight, whether a tonnage is known of them or not, by the basis of their tonnage.
     * Every basis holds all deposits, since a deposit without a figure may lie between one that has and its part.
     *
     * @param country ISO 3166-1 alpha-2; {@code null} for the whole registry
     * @param most how many rows at most
     */
    Uni<Map<String, List<Stock>>> byBasis(
            Mutiny.QueryProducer session, String commodity, String country, DepositSight sight, int most) {
        String sql = """
                SELECT k.id, k.parent_id, t.basis, t.reserves, t.measured_and_indicated, t.claimed_least, t.claimed_most
                FROM known_deposit k
                LEFT JOIN known_tonnage t ON t.deposit_id = k.id AND t.commodity = ?1
                WHERE (?1 = ANY (k.commodities) OR t.commodity IS NOT NULL) AND k.merged_into IS NULL
                  AND (cast(?2 AS text) IS NULL OR k.country = ?2)
                  AND cast(?3 AS timestamptz) IS NOT NULL AND %s
                LIMIT ?4""".formatted(sight.condition("k", "?3"));
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, commodity)
                .setParameter(2, country)
                .setParameter(3, clock.instant())
                .setParameter(4, most)
                .getResultList()
                .map(StockStore::grouped);
    }

    private static Map<String, List<Stock>> grouped(List<Tuple> rows) {
        Map<String, Map<UUID, Stock>> byBasis = new LinkedHashMap<>();
        Map<UUID, Stock> without = new LinkedHashMap<>();
        for (Tuple row : rows) {
            UUID deposit = row.get(0, UUID.class);
            UUID parent = row.get(1, UUID.class);
            without.put(deposit, new Stock(deposit, parent, Map.of()));
            String basis = row.get(2, String.class);
            if (basis != null) {
                byBasis.computeIfAbsent(basis, _ -> new LinkedHashMap<>())
                        .put(deposit, new Stock(deposit, parent, tonnes(row)));
            }
        }
        Map<String, List<Stock>> stocks = new LinkedHashMap<>();
        byBasis.forEach((basis, known) -> {
            Map<UUID, Stock> all = new LinkedHashMap<>(without);
            all.putAll(known);
            stocks.put(basis, new ArrayList<>(all.values()));
        });
        return stocks;
    }

    private static Map<Measure, BigDecimal> tonnes(Tuple row) {
        Map<Measure, BigDecimal> tonnes = new EnumMap<>(Measure.class);
        Measure[] measures = {
            Measure.RESERVES, Measure.MEASURED_AND_INDICATED, Measure.CLAIMED_LEAST, Measure.CLAIMED_MOST
        };
        for (int i = 0; i < measures.length; i++) {
            BigDecimal figure = row.get(3 + i, BigDecimal.class);
            if (figure != null) {
                tonnes.put(measures[i], figure);
            }
        }
        return tonnes;
    }
}
