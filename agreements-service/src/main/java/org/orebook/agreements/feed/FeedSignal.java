package org.orebook.agreements.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Wakes the streams of this process when something was appended: one connection listens for all of them. In case that it
 * breaks without a word, and to know what was said in between, they are woken now and then without a reason.
 */
@ApplicationScoped
class FeedSignal {

    private static final Logger LOG = Logger.getLogger(FeedSignal.class);
    private static final long RECONNECT_MILLIS = 1_000;

    private final Pool pool;
    private final Vertx vertx;
    private final FeedConfig config;
    private final AtomicLong wakeUps = new AtomicLong();
    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();
    private volatile PgConnection listening;
    private volatile boolean stopped;
    private volatile boolean deaf;

    FeedSignal(Pool pool, Vertx vertx, FeedConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(config.heartbeat().toMillis(), _ -> wake());
        listen();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        PgConnection last = listening;
        if (last != null) {
            last.close();
        }
    }

    /** Calls on every wake-up, on any thread, until {@link #forget}. */
    void tell(Runnable sleeper) {
        sleepers.add(sleeper);
    }

    void forget(Runnable sleeper) {
        sleepers.remove(sleeper);
    }

    /** The number of the latest wake-up: what was committed before it is seen by whoever reads now. */
    long latest() {
        return wakeUps.get();
    }

    private void wake() {
        wakeUps.incrementAndGet();
        sleepers.forEach(Runnable::run);
    }

    private void listen() {
        pool.getConnection().compose(this::listenOn).onSuccess(_ -> heard()).onFailure(this::again);
    }

    private io.vertx.core.Future<?> listenOn(SqlConnection connection) {
        PgConnection listener = PgConnection.cast(connection);
        listener.notificationHandler(_ -> wake());
        listener.closeHandler(_ -> again(null));
        return listener.query("LISTEN " + FeedLog.CHANNEL)
                .execute()
                .onSuccess(_ -> listening = listener)
                // Its handler listens anew; a connection that cannot listen is of no use to others either.
                .onFailure(_ -> listener.close());
    }

    private void heard() {
        if (deaf) {
            deaf = false;
            LOG.info("The feed hears of new entries again.");
        }
        wake();
    }

    private void again(Throwable failure) {
        if (stopped) {
            return;
        }
        if (!deaf) {
            deaf = true;
            LOG.warnf("The feed does not hear of new entries until it is connected again: reason=%s", failure);
        }
        vertx.setTimer(RECONNECT_MILLIS, _ -> listen());
    }
}
