package org.orebook.chassis.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Measures what waits: messages to be sent, and dead letters for an administrator. */
@ApplicationScoped
class Backlog {

    private final Mutiny.SessionFactory sessions;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    Backlog(Mutiny.SessionFactory sessions, MeterRegistry meters) {
        this.sessions = sessions;
        Gauge.builder("outbox.backlog", rows, AtomicLong::get)
                .description("Messages that are still to be sent")
                .baseUnit(BaseUnits.ROWS)
                .register(meters);
        Gauge.builder("outbox.oldest.age", oldestSeconds, AtomicLong::get)
                .description("Age of the first message that is still to be sent")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("dead.letters.parked", parked, AtomicLong::get)
                .description("Dead letters that wait for an administrator")
                .register(meters);
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return sessions.withSession(
                        session -> session.createNativeQuery("""
                                SELECT (SELECT count(*) FROM outbox),
                                    coalesce((SELECT cast(extract(epoch FROM now() - time) AS bigint)
                                              FROM outbox ORDER BY position LIMIT 1), 0),
                                    (SELECT count(*) FROM dead_letter WHERE state = 'parked')""", Tuple.class).getSingleResult())
                .invoke(this::keep)
                .replaceWithVoid();
    }

    private void keep(Tuple measured) {
        rows.set(measured.get(0, Long.class));
        oldestSeconds.set(measured.get(1, Long.class));
        parked.set(measured.get(2, Long.class));
    }
}
