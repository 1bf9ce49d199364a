package org.orebook.agreements.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The places in the log from which clients go on: behind an entry that they saw, or at a mark. A mark is a random id that is
 * given to a client who has seen nothing yet, so that it loses nothing when its connection breaks before the first event;
 * the id of the latest entry would tell of entries that the client may not see.
 */
@ApplicationScoped
class FeedPlaces {

    private final Pool pool;
    private final FeedConfig config;
    private final InstantSource clock;

    FeedPlaces(Pool pool, FeedConfig config, InstantSource clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A place in the log.
     *
     * @param position all entries after it are to be read
     * @param mark the id under which it is found again
     */
    record Place(long position, UUID mark) {}

    /** Where an id stands; empty for one that is not known, or not any more. All that came after it is in the log. */
    Uni<Optional<Place>> find(UUID id) {
        return pool.preparedQuery("""
                        SELECT position FROM feed_entry WHERE id = $1
                        UNION ALL
                        SELECT position FROM feed_mark WHERE id = $1 AND at > $2""")
                .execute(Tuple.of(id, time(clock.instant().minus(config.retention()))))
                .map(rows -> first(rows).map(row -> new Place(row.getLong(0), id)));
    }

    /** Marks the end of the log. */
    Uni<Place> markEnd() {
        return pool.preparedQuery("""
                        INSERT INTO feed_mark (id, position, at)
                        VALUES ($1, (SELECT coalesce(max(position), 0) FROM feed_entry), $2) RETURNING position, id""")
                .execute(Tuple.of(UUID.randomUUID(), time(clock.instant())))
                .map(FeedPlaces::place);
    }

    /** Marks a position. */
    Uni<Place> mark(long position) {
        return pool.preparedQuery("INSERT INTO feed_mark (id, position, at) VALUES ($1, $2, $3) RETURNING position, id")
                .execute(Tuple.of(UUID.randomUUID(), position, time(clock.instant())))
                .map(FeedPlaces::place);
    }

    private static Place place(RowSet<Row> rows) {
        Row row = first(rows).orElseThrow();
        return new Place(row.getLong(0), row.getUUID(1));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
