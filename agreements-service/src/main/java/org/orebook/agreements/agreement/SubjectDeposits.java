package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.deposit.KnownDeposit;
import org.orebook.agreements.deposit.KnownDeposits;

/** Finds the deposits that agreements are about, as far as people who write agreements may know of them. */
@ApplicationScoped
class SubjectDeposits {

    /** Longer chains of merged deposits nobody has: one that goes in a circle ends here. */
    private static final int MOST_MERGES = 20;

    private final KnownDeposits deposits;
    private final InstantSource clock;

    SubjectDeposits(KnownDeposits deposits, InstantSource clock) {
        this.deposits = deposits;
        this.clock = clock;
    }

    /**
     * The deposit that goes on for each of some, which is itself where it was not merged. Those that are not known, that
     * are hidden, or that gave way to a hidden one are all left out alike.
     */
    Uni<Map<UUID, UUID>> follow(Mutiny.QueryProducer session, Set<UUID> stated) {
        Map<UUID, UUID> at = new HashMap<>();
        stated.forEach(id -> at.put(id, id));
        return follow(session, at, new HashMap<>(), clock.instant(), MOST_MERGES);
    }

    private Uni<Map<UUID, UUID>> follow(
            Mutiny.QueryProducer session, Map<UUID, UUID> at, Map<UUID, UUID> arrived, Instant now, int left) {
        if (at.isEmpty() || left == 0) {
            return Uni.createFrom().item(arrived);
        }
        return deposits.find(session, new HashSet<>(at.values())).flatMap(known -> {
            Map<UUID, UUID> further = new HashMap<>();
            at.forEach((stated, id) -> {
                KnownDeposit deposit = known.get(id);
                if (deposit == null || !deposit.isKnownInside(now)) {
                    return;
                }
                if (deposit.mergedInto() == null) {
                    arrived.put(stated, id);
                } else {
                    further.put(stated, deposit.mergedInto());
                }
            });
            return follow(session, further, arrived, now, left - 1);
        });
    }
}
