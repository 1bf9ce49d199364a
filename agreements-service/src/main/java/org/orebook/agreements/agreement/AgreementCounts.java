package org.orebook.agreements.agreement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts what happens to agreements, how their sagas end, and how long those wait that wait. */
@ApplicationScoped
class AgreementCounts {

    /** How a saga ends, by what happened to the agreement then. */
    private static final Map<Happened, String> ENDS = Map.of(
            Happened.SIGNED, "signed",
            Happened.COMMITMENT_REFUSED, "refused",
            Happened.AMENDED, "amended",
            Happened.AMENDMENT_REFUSED, "amendment-refused");

    private static final String RELEASED = "released";

    private final Mutiny.SessionFactory sessions;
    private final Map<Happened, Counter> steps = new EnumMap<>(Happened.class);
    private final Map<Happened, Counter> ends = new EnumMap<>(Happened.class);
    private final Counter released;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();

    AgreementCounts(Mutiny.SessionFactory sessions, MeterRegistry meters) {
        this.sessions = sessions;
        for (Happened happened : Happened.values()) {
            steps.put(
                    happened,
                    Counter.builder("agreement.steps")
                            .description("Steps in the lives of agreements")
                            .tag("step", happened.code())
                            .register(meters));
        }
        ENDS.forEach((happened, end) -> ends.put(happened, end(end, meters)));
        this.released = end(RELEASED, meters);
        Gauge.builder("sagas.waiting", waiting, AtomicLong::get)
                .description("Agreements that wait for an answer of deposits")
                .register(meters);
        Gauge.builder("sagas.longest.wait", longestWait, AtomicLong::get)
                .description("How long the first of the agreements has waited that wait for an answer of deposits")
                .baseUnit("seconds")
                .register(meters);
    }

    private static Counter end(String end, MeterRegistry meters) {
        return Counter.builder("sagas.ended")
                .description("Sagas of agreements with deposits that came to an end")
                .tag("end", end)
                .register(meters);
    }

    /** A step was taken; one that releases all that was committed needs no answer. */
    void took(Taken taken) {
        steps.get(taken.step().happened()).increment();
        if (taken.requested() != null && taken.requested().isEmpty()) {
            released.increment();
        }
    }

    /** An answer was taken in that somebody waited for. */
    void answered(Taken taken) {
        ends.get(taken.step().happened()).increment();
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return sessions.withSession(
                        session -> session.createNativeQuery("""
                        SELECT count(*), coalesce(cast(extract(epoch FROM now() - min(changed_at)) AS bigint), 0)
                        FROM agreement WHERE waits""", Tuple.class).getSingleResult())
                .invoke(this::keep)
                .replaceWithVoid();
    }

    private void keep(Tuple measured) {
        waiting.set(measured.get(0, Long.class));
        longestWait.set(Math.max(0, measured.get(1, Long.class)));
    }
}
