package org.orebook.agreements.feed;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Removes what is older than the feed is kept, from its beginning and never from between, so that all that came after an
 * entry that is still there is there, too.
 */
@ApplicationScoped
class FeedRetention {

    private static final int MOST_AT_ONCE = 10_000;

    /** The clocks of replicas differ: a mark is not honoured any more before anything behind it is removed. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Mutiny.SessionFactory sessions;
    private final FeedConfig config;
    private final InstantSource clock;

    FeedRetention(Mutiny.SessionFactory sessions, FeedConfig config, InstantSource clock) {
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOldEntries() {
        Instant oldest = clock.instant().minus(config.retention()).minus(MARGIN);
        return sessions.withTransaction(
                        session -> forgetMarks(session, oldest).chain(() -> forgetEntries(session, oldest)))
                .chain(removed -> removed == MOST_AT_ONCE
                        ? forgetOldEntries()
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Integer> forgetMarks(Mutiny.Session session, Instant oldest) {
        return session.createNativeQuery("DELETE FROM feed_mark WHERE at < cast(?1 AS timestamptz)")
                .setParameter(1, oldest)
                .executeUpdate();
    }

    private static Uni<Integer> forgetEntries(Mutiny.Session session, Instant oldest) {
        return session.createNativeQuery("""
                        WITH first AS (SELECT position, taken_at FROM feed_entry ORDER BY position LIMIT ?2)
                        DELETE FROM feed_entry WHERE position IN (SELECT position FROM first)
                            AND position < coalesce(
                                (SELECT min(position) FROM first WHERE taken_at >= cast(?1 AS timestamptz)),
                                (SELECT max(position) + 1 FROM first))""")
                .setParameter(1, oldest)
                .setParameter(2, MOST_AT_ONCE)
                .executeUpdate();
    }
}
