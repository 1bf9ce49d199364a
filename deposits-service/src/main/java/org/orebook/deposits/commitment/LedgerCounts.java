package org.orebook.deposits.commitment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Counts what the ledger decided, and the deposits of which more is committed than confirmed. */
@ApplicationScoped
class LedgerCounts {

    private final Mutiny.SessionFactory sessions;
    private final Counter granted;
    private final Counter refused;
    private final Map<Decision.Code, Counter> refusals = new EnumMap<>(Decision.Code.class);
    private final AtomicLong overCommitted = new AtomicLong();

    LedgerCounts(Mutiny.SessionFactory sessions, MeterRegistry meters) {
        this.sessions = sessions;
        this.granted = decisions("granted", meters);
        this.refused = decisions("refused", meters);
        for (Decision.Code code : Decision.Code.values()) {
            refusals.put(
                    code,
                    Counter.builder("commitment.refusals")
                            .description("Lines of agreements that could not be granted, by reason")
                            .tag("code", code.code())
                            .register(meters));
        }
        Gauge.builder("deposits.over.committed", overCommitted, AtomicLong::get)
                .description("Deposits of which more is committed than is confirmed")
                .register(meters);
    }

    private static Counter decisions(String decision, MeterRegistry meters) {
        return Counter.builder("commitment.decisions")
                .description("Requests of agreements that were decided on")
                .tag("decision", decision)
                .register(meters);
    }

    void decided(Decision decision) {
        switch (decision) {
            case Decision.Granted _ -> granted.increment();
            case Decision.Refused no -> {
                refused.increment();
                no.lines().forEach(line -> refusals.get(line.code()).increment());
            }
        }
    }

    @Scheduled(every = "15s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        return sessions.withSession(session -> session.createNativeQuery(
                                "SELECT count(*) FROM ledger WHERE over_committed <> '{}'", Long.class)
                        .getSingleResult())
                .invoke(overCommitted::set)
                .replaceWithVoid();
    }
}
