package org.orebook.deposits.estimate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.deposits.deposit.Sight;

/** Reads the standing estimates of a commodity in a country with their deposits, in one statement. */
@ApplicationScoped
class CertaintyStore {

    private final Mutiny.SessionFactory sessions;
    private final InstantSource clock;

    CertaintyStore(Mutiny.SessionFactory sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** At most so many, within sight. The tree has three levels, so that two joins reach its top. */
    Uni<List<CertaintyTable.Candidate>> candidates(String country, String commodity, Sight sight, int most) {
        String sql = """
                SELECT e.id, e.state, e.content, d.id, d.number,
                    coalesce(d.profile::json #>> '{names,0,text}', 'Unnamed'), d.longitude, d.latitude, d.parent_id,
                    p.parent_id
                FROM deposit d
                JOIN estimate e ON e.deposit_id = d.id
                LEFT JOIN deposit p ON p.id = d.parent_id
                WHERE d.country = ?1 AND e.commodity = ?2 AND e.state IN ('reported', 'confirmed', 'disputed')
                  AND cast(?3 AS timestamptz) IS NOT NULL AND %s
                LIMIT ?4""".formatted(sight.condition("?3"));
        return sessions.withStatelessSession(session -> session.createNativeQuery(sql, Tuple.class)
                .setParameter(1, country)
                .setParameter(2, commodity)
                .setParameter(3, clock.instant())
                .setParameter(4, most)
                .getResultList()
                .map(rows -> rows.stream().map(CertaintyStore::candidate).toList()));
    }

    private static CertaintyTable.Candidate candidate(Tuple row) {
        Set<UUID> ancestors = new HashSet<>();
        ancestors.add(row.get(8, UUID.class));
        ancestors.add(row.get(9, UUID.class));
        ancestors.remove(null);
        return new CertaintyTable.Candidate(
                row.get(0, UUID.class),
                EstimateState.ofCode(row.get(1, String.class)),
                EstimateJson.content(row.get(2, String.class)),
                row.get(3, UUID.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Double.class),
                row.get(7, Double.class),
                ancestors);
    }
}
