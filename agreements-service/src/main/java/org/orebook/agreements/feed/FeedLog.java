package org.orebook.agreements.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.deposit.KnownChange;
import org.orebook.agreements.deposit.KnownChanges;
import org.orebook.chassis.transaction.Columns;

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

    /** What an entry says; see {@link FeedEntry}. */
    private record Entry(UUID id, String type, FeedKind kind, UUID subject, int version, Instant at) {}

    @Override
    public Uni<Void> note(Mutiny.Session session, List<KnownChange> changes) {
        return append(session, changes.stream().map(FeedLog::entry).toList());
    }

    private static Entry entry(KnownChange change) {
        FeedKind kind = switch (change.of()) {
            case DEPOSIT -> FeedKind.DEPOSIT;
            case LEDGER -> FeedKind.LEDGER;
        };
        return new Entry(change.message(), change.type(), kind, change.deposit(), change.version(), change.at());
    }

    /** Appends an entry. */
    Uni<Void> append(
            Mutiny.Session session, UUID id, String type, FeedKind kind, UUID subject, int version, Instant at) {
        return append(session, List.of(new Entry(id, type, kind, subject, version, at)));
    }

    /**
     * Appends entries in their order, but for those that the log has, or that are of a time that is not kept: while a read
     * model is built anew everything that ever happened comes again, and is no news.
     */
    private Uni<Void> append(Mutiny.Session session, List<Entry> entries) {
        Instant now = clock.instant();
        Instant kept = now.minus(config.retention());
        List<Entry> news =
                entries.stream().filter(entry -> !entry.at().isBefore(kept)).toList();
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery("""
                        WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(?1)),
                        appended AS (
                            INSERT INTO feed_entry (id, at, taken_at, type, kind, subject_id, version)
                            SELECT e.id, cast(e.at AS timestamptz), cast(?2 AS timestamptz), e.type, e.kind, e.subject_id,
                                e.version
                            FROM turn, unnest(cast(?3 AS uuid[]), cast(?4 AS text[]), cast(?5 AS text[]),
                                cast(?6 AS text[]), cast(?7 AS uuid[]), cast(?8 AS integer[]))
                                WITH ORDINALITY AS e (id, at, type, kind, subject_id, version, place)
                            ORDER BY e.place
                            ON CONFLICT (id) DO NOTHING
                            RETURNING 1)
                        SELECT cast(pg_notify(?9, '') AS text) FROM appended LIMIT 1""")
                .setParameter(1, LOCK)
                .setParameter(2, now)
                .setParameter(3, Columns.of(news, new UUID[0], Entry::id))
                .setParameter(
                        4, Columns.of(news, new String[0], entry -> entry.at().toString()))
                .setParameter(5, Columns.of(news, new String[0], Entry::type))
                .setParameter(
                        6, Columns.of(news, new String[0], entry -> entry.kind().code()))
                .setParameter(7, Columns.of(news, new UUID[0], Entry::subject))
                .setParameter(8, Columns.of(news, new Integer[0], Entry::version))
                .setParameter(9, CHANNEL)
                .getResultList()
                .replaceWithVoid();
    }
}
