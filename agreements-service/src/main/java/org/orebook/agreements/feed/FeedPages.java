package org.orebook.agreements.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.orebook.agreements.deposit.KnownDeposit;

/**
 * Reads the log. Streams that have read everything all stand at the same position, and are all woken by the same entry: they
 * share the one query that it takes.
 */
@ApplicationScoped
class FeedPages {

    private static final String CONFIDENTIAL = "confidential";

    private final Pool pool;
    private final FeedConfig config;
    private final Map<Reading, Uni<List<FeedEntry>>> underWay = new ConcurrentHashMap<>();

    /** A query that several may wait for: who was woken later may look for what the query of before cannot have seen. */
    private record Reading(long after, long wakeUp) {}

    FeedPages(Pool pool, FeedConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Whether there may be more behind a page. */
    boolean isFull(List<FeedEntry> page) {
        return page.size() == config.page();
    }

    /**
     * The entries after a position, whoever may see them.
     *
     * @param wakeUp the number of the latest wake-up that the asker knows of
     */
    Uni<List<FeedEntry>> after(long position, long wakeUp) {
        Reading reading = new Reading(position, wakeUp);
        return underWay.computeIfAbsent(
                reading,
                asked -> read(position)
                        .onTermination()
                        .invoke(() -> underWay.remove(asked))
                        .memoize()
                        .indefinitely());
    }

    private Uni<List<FeedEntry>> read(long position) {
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery("""
                                SELECT e.position, e.id, e.at, e.type, e.kind, e.subject_id, e.version,
                                    d.number, d.country, d.commodities, d.visibility, d.embargo_until,
                                    a.number, a.opened_from, a.confidentiality, a.embargo_until, a.parties
                                FROM (SELECT * FROM feed_entry WHERE position > $1 ORDER BY position LIMIT $2) e
                                LEFT JOIN known_deposit d ON d.id = e.subject_id AND e.kind <> 'agreement'
                                LEFT JOIN feed_agreement a ON a.agreement_id = e.subject_id AND e.kind = 'agreement'
                                ORDER BY e.position""").execute(Tuple.of(position, config.page())))
                .map(FeedPages::entries);
    }

    private static List<FeedEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(FeedPages::entry)
                .toList();
    }

    private static FeedEntry entry(Row row) {
        return new FeedEntry(
                row.getLong(0),
                row.getUUID(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                FeedKind.coded(row.getString(4)).orElseThrow(),
                row.getUUID(5),
                row.getInteger(6),
                deposit(row),
                agreement(row));
    }

    private static FeedEntry.DepositNow deposit(Row row) {
        return row.getString(7) == null
                ? null
                : new FeedEntry.DepositNow(
                        row.getString(7),
                        row.getString(8),
                        Set.copyOf(List.of(row.getArrayOfStrings(9))),
                        KnownDeposit.Visibility.coded(row.getString(10)).orElseThrow(),
                        instant(row.getOffsetDateTime(11)));
    }

    private static FeedEntry.AgreementNow agreement(Row row) {
        return row.getString(12) == null
                ? null
                : new FeedEntry.AgreementNow(
                        row.getString(12),
                        row.getInteger(13),
                        row.getString(14).equals(CONFIDENTIAL),
                        instant(row.getOffsetDateTime(15)),
                        Set.copyOf(List.of(row.getArrayOfStrings(16))));
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
