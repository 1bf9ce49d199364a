package org.orebook.agreements.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.deposit.KnownChange;
import org.orebook.agreements.deposit.KnownChanges;

/**
 * Writes the log. One transaction at a time: who has a position has the lock until the commit, so that the order of
 * positions is that of commits, and nobody who has read up to one finds another before it later.
 */
@ApplicationScoped
class FeedLog implements KnownChanges {

    /** The channel on which a commit wakes the readers. */
    static final String CHANNEL = "feed";

    /** Any number that nothing else in this database locks: "feed" in ASCII. */
    private static final long LOCK = 0x66656564;

    private final FeedConfig config;
    private final InstantSource clock;

    FeedLog(FeedConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<Void> note(Mutiny.Session session, KnownChange change) {
        FeedKind kind = switch (change.of()) {
            case DEPOSIT -> FeedKind.DEPOSIT;
            case LEDGER -> FeedKind.LEDGER;
        };
        return append(session, change.message(), change.type(), kind, change.deposit(), change.version(), change.at());
    }

    /**
     * Appends an entry, unless the log has it, or it is of a time that is not kept: while a read model is built anew
     * everything that ever happened comes again, and is no news.
     */
    Uni<Void> append(
            Mutiny.Session session, UUID id, String type, FeedKind kind, UUID subject, int version, Instant at) {
        Instant now = clock.instant();
        if (at.isBefore(now.minus(config.retention()))) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(?1)),
                        appended AS (
                            INSERT INTO feed_entry (id, at, taken_at, type, kind, subject_id, version)
                            SELECT cast(?2 AS uuid), cast(?3 AS timestamptz), cast(?4 AS timestamptz),
                                cast(?5 AS text), cast(?6 AS text), cast(?7 AS uuid), cast(?8 AS integer)
                            FROM turn
                            ON CONFLICT (id) DO NOTHING
                            RETURNING 1)
                        SELECT cast(pg_notify(?9, '') AS text) FROM appended""")
                .setParameter(1, LOCK)
                .setParameter(2, id)
                .setParameter(3, at)
                .setParameter(4, now)
                .setParameter(5, type)
                .setParameter(6, kind.code())
                .setParameter(7, subject)
                .setParameter(8, version)
                .setParameter(9, CHANNEL)
                .getResultList()
                .replaceWithVoid();
    }
}
