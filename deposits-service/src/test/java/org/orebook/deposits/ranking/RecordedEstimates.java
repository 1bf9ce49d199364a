package org.orebook.deposits.ranking;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.history.Act;
import org.orebook.deposits.estimate.Estimate;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.Finding;

/** Estimates in the database, as their aggregate makes them. */
@ApplicationScoped
public class RecordedEstimates {

    private static final Instant RECORDED = Instant.parse("2025-11-10T00:00:00Z");

    private final Mutiny.SessionFactory sessions;

    RecordedEstimates(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A reported estimate of a deposit. */
    UUID reported(UUID deposit, EstimateContent content) {
        return recorded(deposit, content, (estimate, act) -> {});
    }

    /** A reported estimate about which something was found. */
    UUID found(UUID deposit, EstimateContent content, Finding finding) {
        return recorded(deposit, content, List.of(finding), (estimate, act) -> {});
    }

    /** An estimate that a reviewer has done something with. */
    UUID recorded(UUID deposit, EstimateContent content, BiConsumer<Estimate, Act> step) {
        return recorded(deposit, content, List.of(), step);
    }

    private UUID recorded(
            UUID deposit, EstimateContent content, List<Finding> findings, BiConsumer<Estimate, Act> step) {
        Estimate estimate =
                Estimate.record(UuidCreator.getTimeOrderedEpoch(), deposit, content, findings, act(Role.GEOLOGIST));
        step.accept(estimate, act(Role.REVIEWER));
        try {
            VertxContextSupport.subscribeAndAwait(() -> sessions.withTransaction(session -> session.persist(estimate)));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
        return estimate.id();
    }

    private static Act act(Role role) {
        return new Act(
                new Caller("subject-of-" + role, role.name(), Set.of(role), null), RECORDED, "for a test", null, null);
    }
}
