package org.orebook.chassis.transaction;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Runs a use case in a transaction, and again where PostgreSQL chose it to give way to a concurrent one. */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    /**
     * deadlock_detected, serialization_failure and unique_violation: nothing was done, and the same again may well
     * succeed; after a unique_violation because it then finds what the concurrent transaction has added.
     */
    private static final Set<String> GIVEN_WAY = Set.of("40P01", "40001", "23505");

    /** Each time a concurrent transaction was ahead and is done: it takes as many as come the other way. */
    private static final int RETRIES = 50;

    private final Mutiny.SessionFactory sessions;
    private final Map<Mutiny.Session, List<Runnable>> afterwards = new ConcurrentHashMap<>();

    Transactions(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** The result of the work, once it is committed. The work may run several times, each in a session of its own. */
    public <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> once(work))
                .onFailure(Transactions::gaveWay)
                .retry()
                .atMost(RETRIES);
    }

    private <T> Uni<T> once(Function<Mutiny.Session, Uni<T>> work) {
        List<Runnable> then = new ArrayList<>();
        AtomicReference<Mutiny.Session> mine = new AtomicReference<>();
        return sessions.withTransaction(session -> {
                    mine.set(session);
                    afterwards.put(session, then);
                    return work.apply(session);
                })
                .invoke(() -> then.forEach(Transactions::follow))
                .onTermination()
                .invoke(() -> {
                    if (mine.get() != null) {
                        afterwards.remove(mine.get());
                    }
                });
    }

    /** What was committed is not to look as if it had failed, whatever follows it. */
    private static void follow(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            LOG.error("What was to follow a commit failed", failure);
        }
    }

    /**
     * Does something once the transaction of a session has committed, and not at all where it does not: such as counting
     * what happened. Of a session that is not of {@link #run}, as a rehearsal's, nothing is done.
     */
    public void afterCommit(Mutiny.Session session, Runnable action) {
        List<Runnable> then = afterwards.get(session);
        if (then != null) {
            then.add(action);
        }
    }

    /** The result that the work would have: it is done, and undone at the end. */
    public <T> Uni<T> rehearse(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> sessions.withTransaction((session, transaction) -> {
                    transaction.markForRollback();
                    return work.apply(session);
                }))
                .onFailure(Transactions::gaveWay)
                .retry()
                .atMost(RETRIES);
    }

    /** Does something with each item, one after the other: a session does one thing at a time. */
    public static <T> Uni<Void> inTurn(Iterable<T> items, Function<T, Uni<Void>> action) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (T item : items) {
            done = done.chain(() -> action.apply(item));
        }
        return done;
    }

    /**
     * Has PostgreSQL do several native statements one after the other without a pause: each is made and sent while those
     * before it are at work, on the session's one connection. None may rest on what another one answers, nor touch an
     * entity, for a session's own state knows one thing at a time.
     *
     * @param before the statements that come first; each is made in its turn, when those before it are under way
     * @return what the last one answers, once all have ended; where some failed, what the first of these says
     */
    public static <T> Uni<T> pipelined(List<Supplier<Uni<?>>> before, Supplier<Uni<T>> last) {
        List<Uni<?>> statements = new ArrayList<>(before.size() + 1);
        before.forEach(statement -> statements.add(Uni.createFrom().deferred(statement::get)));
        AtomicReference<T> answer = new AtomicReference<>();
        statements.add(Uni.createFrom().deferred(last::get).invoke(answer::set));
        // All are waited for: nobody may roll back or go on while a statement is still under way.
        return Uni.combine()
                .all()
                .unis(statements)
                .collectFailures()
                .discardItems()
                .onFailure()
                .transform(Transactions::firstOf)
                .map(ended -> answer.get());
    }

    /** What follows a statement that failed fails too, and says no more than that. */
    private static Throwable firstOf(Throwable failure) {
        return failure instanceof CompositeException several
                ? several.getCauses().getFirst()
                : failure;
    }

    /** Runs a chain on an event loop, where Hibernate Reactive lives, and waits for it: on a virtual thread. */
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean gaveWay(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // As the driver says it, or as Hibernate says it again.
            String state = switch (cause) {
                case PgException refused -> refused.getSqlState();
                case SQLException refused -> refused.getSQLState();
                default -> null;
            };
            if (state != null && GIVEN_WAY.contains(state)) {
                return true;
            }
        }
        return false;
    }
}
