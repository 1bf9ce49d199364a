package org.orebook.deposits.ranking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.transaction.Columns;
import org.orebook.deposits.deposit.Sight;
import org.orebook.deposits.estimate.EstimateJson;
import org.orebook.deposits.estimate.EstimateState;

/** Finds estimates with their deposits and all that these are part of, within the caller's sight. */
@ApplicationScoped
class WhatIfStore {

    private final InstantSource clock;

    WhatIfStore(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The estimates of these ids that are within sight, in no order. Ancestors are found whether they are or not: an
     * estimate of a part is not added to that of the whole, whoever asks.
     */
    Uni<List<WhatIfEstimate>> find(Mutiny.StatelessSession session, Collection<UUID> ids, Sight sight) {
        return session.createNativeQuery("""
                        WITH RECURSIVE asked AS (
                            SELECT e.id, e.deposit_id, e.state, e.content, e.recorded_at, e.open_findings, d.number, d.country, d.parent_id,
                                   coalesce(d.profile::json #>> '{names,0,text}', 'Unnamed') AS name
                            FROM estimate e JOIN deposit d ON d.id = e.deposit_id
                            WHERE e.id = ANY (cast(cast(?1 AS text[]) AS uuid[])) AND cast(?2 AS timestamptz) IS NOT NULL
                              AND\s""" + sight.condition("?2") + """
                        ), above AS (
                            SELECT DISTINCT deposit_id, parent_id AS ancestor, 1 AS steps
                            FROM asked WHERE parent_id IS NOT NULL
                            UNION ALL
                            SELECT above.deposit_id, d.parent_id, above.steps + 1
                            FROM above JOIN deposit d ON d.id = above.ancestor WHERE d.parent_id IS NOT NULL
                        )
                        SELECT id, deposit_id, number, name, country, state, recorded_at, content,
                               (SELECT string_agg(ancestor::text, ',' ORDER BY steps) FROM above
                                WHERE above.deposit_id = asked.deposit_id),
                               array_to_string(open_findings, ',')
                        FROM asked""", Tuple.class)
                .setParameter(1, ids.stream().map(UUID::toString).toArray(String[]::new))
                .setParameter(2, clock.instant())
                .getResultList()
                .map(rows -> rows.stream().map(WhatIfStore::estimate).toList());
    }

    private static WhatIfEstimate estimate(Tuple row) {
        return new WhatIfEstimate(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                EstimateState.ofCode(row.get(5, String.class)),
                Columns.instant(row.get(6)),
                EstimateJson.content(row.get(7, String.class)),
                ancestors(row.get(8, String.class)),
                openFindings(row.get(9, String.class)));
    }

    private static List<UUID> ancestors(String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(",", -1)).map(UUID::fromString).toList();
    }

    private static List<String> openFindings(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }
}
