package org.orebook.agreements.deposit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
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

    /** Those of some deposits that are known, by id; merged ones as such. */
    public Uni<Map<UUID, KnownDeposit>> find(Mutiny.QueryProducer session, Set<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session.createNativeQuery("""
                                SELECT id, number, name, country, commodities, visibility, embargo_until, merged_into
                                FROM known_deposit WHERE id = ANY (cast(?1 AS uuid[]))""", Tuple.class)
                        .setParameter(1, ids.toArray(UUID[]::new))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(KnownDeposits::deposit)
                                .collect(Collectors.toMap(KnownDeposit::id, Function.identity())));
    }

    private static KnownDeposit deposit(Tuple row) {
        return new KnownDeposit(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                List.of(row.get(4, String[].class)),
                KnownDeposit.Visibility.valueOf(row.get(5, String.class).toUpperCase(Locale.ROOT)),
                Columns.instant(row.get(6)),
                row.get(7, UUID.class));
    }
}
