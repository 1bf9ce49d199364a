package org.orebook.deposits.estimate;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.StatedReason;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.deposit.DepositReference;
import org.orebook.deposits.deposit.Deposits;
import org.orebook.deposits.deposit.Sight;

/** The use cases of estimates: each is a part of the transaction that it is handed. */
@ApplicationScoped
public class Estimates {

    private final Mutiny.SessionFactory sessions;
    private final EstimateStore store;
    private final EstimateCheck check;
    private final EstimateFindings findings;
    private final Deposits deposits;
    private final Transactions transactions;
    private final FindingCounts counts;
    private final InstantSource clock;

    Estimates(
            Mutiny.SessionFactory sessions,
            EstimateStore store,
            EstimateCheck check,
            EstimateFindings findings,
            Deposits deposits,
            Transactions transactions,
            FindingCounts counts,
            InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.check = check;
        this.findings = findings;
        this.deposits = deposits;
        this.transactions = transactions;
        this.counts = counts;
        this.clock = clock;
    }

    /** An estimate with the deposit that it is of. */
    record Placed(Estimate estimate, DepositReference deposit) {}

    /**
     * Records an estimate of a deposit.
     *
     * @throws EstimateRefusals.InvalidEstimate where something stated is not acceptable
     * @throws org.orebook.deposits.deposit.Refusals.Merged where the deposit gave way to another one
     */
    Uni<Placed> record(
            Mutiny.Session session, UUID deposit, EstimateDocument document, Caller caller, String requestId) {
        EstimateContent content = check.content(document);
        String reason = document.reason() == null ? null : reason(document.reason());
        Act act = new Act(caller, clock.instant(), reason, null, requestId);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return deposits.hold(session, deposit, caller)
                .chain(() -> found(session, deposit, content, id))
                .map(found -> Estimate.record(id, deposit, content, found, act))
                .call(estimate -> store.add(session, estimate, estimate.recording(act), caller))
                .invoke(estimate -> transactions.afterCommit(
                        session, () -> estimate.findings().forEach(finding -> counts.found(finding.code(), 1))))
                .flatMap(estimate -> placed(session, estimate, caller));
    }

    /**
     * Corrects how an estimate was recorded.
     *
     * @param ifMatch the entity tag of the version that the correction was made from
     * @param edit makes the new document of the present one
     */
    Uni<Placed> correct(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            UnaryOperator<EstimateDocument> edit,
            Caller caller,
            String requestId) {
        return changing(session, id, ifMatch, caller, estimate -> {
            EstimateDocument document = edit.apply(EstimateDocument.of(estimate.content()));
            EstimateContent content = check.content(document);
            Act act = new Act(caller, clock.instant(), reason(document.reason()), null, requestId);
            return found(session, estimate.deposit(), content, id)
                    .map(found -> Optional.ofNullable(estimate.correct(content, found, act)));
        });
    }

    /** What a reviewer or geologist does to an estimate; which of them may, the resource decides. */
    enum Judgement {
        CONFIRM,
        DISPUTE,
        REJECT,
        WITHDRAW;

        private EstimateStep of(Estimate estimate, Act act) {
            return switch (this) {
                case CONFIRM -> estimate.confirm(act);
                case DISPUTE -> estimate.dispute(act);
                case REJECT -> estimate.reject(act);
                case WITHDRAW -> estimate.withdraw(act);
            };
        }
    }

    Uni<Placed> judge(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            Judgement judgement,
            String reason,
            Caller caller,
            String requestId) {
        Act act = new Act(caller, clock.instant(), reason(reason), null, requestId);
        return changing(session, id, ifMatch, caller, estimate -> step(() -> judgement.of(estimate, act)));
    }

    Uni<Placed> acceptFinding(
            Mutiny.Session session,
            UUID id,
            int place,
            String ifMatch,
            String reason,
            Caller caller,
            String requestId) {
        Act act = new Act(caller, clock.instant(), reason(reason), null, requestId);
        return changing(session, id, ifMatch, caller, estimate -> {
            if (place < 0 || place >= estimate.findings().size()) {
                throw new EstimateRefusals.NoSuchFinding(place);
            }
            return step(() -> estimate.acceptFinding(place, act));
        });
    }

    Uni<Placed> supersede(
            Mutiny.Session session, UUID id, String ifMatch, UUID by, String reason, Caller caller, String requestId) {
        if (by == null) {
            throw new EstimateRefusals.InvalidEstimate(
                    List.of(FieldError.of("by", "the id of the estimate that stands in its place")));
        }
        Act act = new Act(caller, clock.instant(), reason(reason), null, requestId);
        // Always in the order of the ids: two that cross wait for each other instead of locking each other out.
        Uni<Estimate> first = by.compareTo(id) < 0 ? store.lock(session, by) : store.lock(session, id);
        return first.chain(() -> changing(
                session,
                id,
                ifMatch,
                caller,
                estimate -> store.lock(session, by).map(successor -> {
                    if (successor == null) {
                        throw new EstimateRefusals.NotASuccessor(by);
                    }
                    return Optional.of(estimate.supersede(successor, act));
                })));
    }

    /** An estimate within the caller's sight; empty where there is none. */
    Uni<Optional<Placed>> find(UUID id, Caller caller) {
        return sessions.withStatelessSession(session -> store.find(session, id)
                .flatMap(estimate -> estimate == null
                        ? Uni.createFrom().item(Optional.empty())
                        : inSight(session, estimate, caller)));
    }

    /** The history of an estimate, the newest step first; empty where the caller cannot see it. */
    Uni<Optional<List<EstimateStep>>> history(UUID id, int olderThan, int limit, Caller caller) {
        return sessions.withStatelessSession(session -> store.find(session, id)
                .flatMap(estimate -> estimate == null
                        ? Uni.createFrom().item(Optional.<Placed>empty())
                        : inSight(session, estimate, caller))
                .flatMap(seen -> seen.isEmpty()
                        ? Uni.createFrom().item(Optional.<List<EstimateStep>>empty())
                        : store.history(session, id, olderThan, limit).map(Optional::of)));
    }

    private Uni<Optional<Placed>> inSight(Mutiny.QueryProducer session, Estimate estimate, Caller caller) {
        return deposits.references(session, Set.of(estimate.deposit()), Sight.of(caller))
                .map(seen -> Optional.ofNullable(seen.get(estimate.deposit()))
                        .map(deposit -> new Placed(estimate, deposit)));
    }

    private Uni<Placed> placed(Mutiny.Session session, Estimate estimate, Caller caller) {
        return inSight(session, estimate, caller).map(Optional::orElseThrow);
    }

    private Uni<List<Finding>> found(Mutiny.Session session, UUID deposit, EstimateContent content, UUID id) {
        return store.earlier(session, deposit, content.commodity(), id).map(earlier -> findings.find(content, earlier));
    }

    private Uni<Placed> changing(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            Caller caller,
            Function<Estimate, Uni<Optional<EstimateStep>>> change) {
        Versions.required(ifMatch);
        return store.lock(session, id)
                .flatMap(estimate -> estimate == null
                        ? Uni.createFrom().item(Optional.<Placed>empty())
                        : inSight(session, estimate, caller))
                .map(seen -> seen.orElseThrow(() -> new EstimateRefusals.NoSuchEstimate(id.toString())))
                .invoke(seen -> Versions.require(ifMatch, seen.estimate().version()))
                .call(seen -> change.apply(seen.estimate())
                        .flatMap(taken -> taken.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : store.save(session, seen.estimate(), taken.get(), caller)));
    }

    private static Uni<Optional<EstimateStep>> step(Supplier<EstimateStep> change) {
        return Uni.createFrom().item(() -> Optional.ofNullable(change.get()));
    }

    private static String reason(String stated) {
        return StatedReason.of(stated, error -> new EstimateRefusals.InvalidEstimate(List.of(error)));
    }
}
