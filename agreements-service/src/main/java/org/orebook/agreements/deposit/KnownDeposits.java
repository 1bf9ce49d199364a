package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Columns;

/** Asks the read model of deposits. */
@ApplicationScoped
public class KnownDeposits {

    /** How often a deposit is followed: more merges of one are a mistake, or a circle. */
    private static final int MOST_MERGES = 10;

    /** Those of some deposits that are known, by id; merged ones as such. */
    public Uni<Map<UUID, KnownDeposit>> find(Mutiny.QueryProducer session, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery("""
                                SELECT id, number, name, country, array_to_string(commodities, ','), visibility,
                                    embargo_until, merged_into
                                FROM known_deposit WHERE id = ANY (cast(?1 AS uuid[]))""", Tuple.class)
                        .setParameter(1, ids.toArray(UUID[]::new))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(KnownDeposits::deposit)
                                .collect(Collectors.toMap(KnownDeposit::id, Function.identity())));
    }

    /**
     * What some deposits have become, by the ids that are asked for: those that were merged, perhaps several times, are
     * followed to the one that goes on. Of one whose winner is not known yet, or that was merged in a circle, it is the
     * last that could be reached, which says itself that it was merged. Those that are not known at all are left out.
     */
    public Uni<Map<UUID, KnownDeposit>> resolve(Mutiny.QueryProducer session, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery("""
                                WITH RECURSIVE chain AS (
                                    SELECT id AS first, ARRAY[id] AS way, merged_into FROM known_deposit
                                    WHERE id = ANY (cast(?1 AS uuid[]))
                                    UNION ALL
                                    SELECT c.first, c.way || d.id, d.merged_into
                                    FROM chain c JOIN known_deposit d ON d.id = c.merged_into
                                    WHERE d.id <> ALL (c.way) AND cardinality(c.way) <= ?2),
                                reached AS (
                                    SELECT DISTINCT ON (first) first, way[cardinality(way)] AS last FROM chain
                                    ORDER BY first, cardinality(way) DESC)
                                SELECT d.id, number, name, country, array_to_string(commodities, ','), visibility,
                                    embargo_until, merged_into, r.first
                                FROM reached r JOIN known_deposit d ON d.id = r.last""", Tuple.class)
                        .setParameter(1, ids.toArray(UUID[]::new))
                        .setParameter(2, MOST_MERGES)
                        .getResultList()
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(row -> row.get(8, UUID.class), KnownDeposits::deposit)));
    }

    private static KnownDeposit deposit(Tuple row) {
        return new KnownDeposit(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                codes(row.get(4, String.class)),
                KnownDeposit.Visibility.coded(row.get(5, String.class)).orElseThrow(),
                Columns.instant(row.get(6)),
                row.get(7, UUID.class));
    }

    /** Hibernate reads no array in a row of its own; and no code has a comma. */
    private static List<String> codes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
