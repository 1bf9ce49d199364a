package org.orebook.chassis.messaging;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection to the database that is the relay's alone. The lock that makes a relay the active one belongs to it, rows
 * are read and removed on it, and commits wake it: who loses it has lost all three at once.
 *
 * <p>To be used from a virtual thread: it waits.
 */
final class RelayConnection implements AutoCloseable {

    /** Spells "outbox". */
    private static final long LOCK = 0x6f7574626f78L;

    /** Who waits for the lock hears here that it is free; what commits say is for the active relay alone. */
    private static final String VACANCY = "outbox_vacancy";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PgConnection connection;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean closed;
    private boolean waits;

    private RelayConnection(PgConnection connection) {
        this.connection = connection;
        connection.notificationHandler(_ -> wake.release());
        connection.closeHandler(_ -> {
            closed = true;
            wake.release();
        });
    }

    static RelayConnection open(Vertx vertx, PgConnectOptions options)
            throws InterruptedException, ExecutionException, TimeoutException {
        return new RelayConnection(await(PgConnection.connect(vertx, options)));
    }

    /** Frees the lock and wakes those who wait for it, so that one of them goes on at once. */
    void handOver() throws InterruptedException, ExecutionException, TimeoutException {
        await(connection.preparedQuery("SELECT pg_advisory_unlock($1)").execute(Tuple.of(LOCK)));
        await(connection.query("NOTIFY " + VACANCY).execute());
    }

    /** Whether this replica's relay is the active one from now on. */
    boolean tryLead() throws InterruptedException, ExecutionException, TimeoutException {
        boolean leads = await(connection
                        .preparedQuery("SELECT pg_try_advisory_lock($1)")
                        .execute(Tuple.of(LOCK)))
                .iterator()
                .next()
                .getBoolean(0);
        if (leads) {
            await(connection.query("LISTEN " + Outbox.CHANNEL).execute());
        } else if (!waits) {
            await(connection.query("LISTEN " + VACANCY).execute());
            waits = true;
        }
        return leads;
    }

    /**
     * The messages that are to be sent next, in order. A transaction may commit after one that took a later position: so
     * it is always read from the first row that is there.
     *
     * @param most at most so many
     * @param bytes of data at which there are enough
     */
    List<OutboxRow> next(int most, long bytes) throws InterruptedException, ExecutionException, TimeoutException {
        RowSet<Row> rows = await(connection.preparedQuery("""
                        SELECT position, id, topic, key, type, subject, time, traceparent, data
                        FROM (SELECT *, sum(octet_length(data)) OVER (ORDER BY position) AS bytes
                              FROM outbox ORDER BY position LIMIT $1) AS next
                        WHERE bytes - octet_length(data) < $2 ORDER BY position""").execute(Tuple.of(most, bytes)));
        List<OutboxRow> next = new ArrayList<>(rows.size());
        rows.forEach(row -> next.add(row(row)));
        return next;
    }

    private static OutboxRow row(Row row) {
        return new OutboxRow(
                row.getLong(0),
                row.getUUID(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getOffsetDateTime(6),
                row.getString(7),
                row.getString(8));
    }

    /** Removes what was sent. */
    void remove(List<OutboxRow> sent) throws InterruptedException, ExecutionException, TimeoutException {
        Long[] positions = sent.stream().map(OutboxRow::position).toArray(Long[]::new);
        await(connection
                .preparedQuery("DELETE FROM outbox WHERE position = ANY($1)")
                .execute(Tuple.of(positions)));
    }

    /** Waits for a commit that has something to send, or for the connection's end; and no longer than that. */
    void awaitWork(Duration longest) throws InterruptedException {
        if (wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Ends a wait. */
    void wake() {
        wake.release();
    }

    boolean isOpen() {
        return !closed;
    }

    /** Frees the lock, too. */
    @Override
    public void close() {
        connection.close();
    }

    private static <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
