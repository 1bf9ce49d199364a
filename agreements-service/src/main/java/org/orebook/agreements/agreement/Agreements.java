package org.orebook.agreements.agreement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.party.Parties;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.statement.PartialDate;
import org.orebook.chassis.statement.StatedReason;
import org.orebook.chassis.transaction.Transactions;

/** The use cases of agreements: each is a part of the transaction that it is handed. */
@ApplicationScoped
public class Agreements {

    /** What does something by itself, as histories name it. */
    private static final Caller OWN = new Caller("agreements-service", "agreements-service", Set.of(), null);

    private final Mutiny.SessionFactory sessions;
    private final AgreementStore store;
    private final AgreementCheck check;
    private final AgreementMessages messages;
    private final Parties parties;
    private final SubjectDeposits deposits;
    private final InstantSource clock;

    Agreements(
            Mutiny.SessionFactory sessions,
            AgreementStore store,
            AgreementCheck check,
            AgreementMessages messages,
            Parties parties,
            SubjectDeposits deposits,
            InstantSource clock) {
        this.sessions = sessions;
        this.store = store;
        this.check = check;
        this.messages = messages;
        this.parties = parties;
        this.deposits = deposits;
        this.clock = clock;
    }

    /**
     * Holds an agreement against changes until the transaction ends, while others may hold it too.
     *
     * @return fails with {@link AgreementRefusals.NoSuchAgreement} where the caller can see none of that id
     */
    public Uni<AgreementReference> hold(Mutiny.Session session, UUID id, Caller caller) {
        // First held, then looked at: what its parties are does not change in between.
        return store.share(session, id)
                .flatMap(agreement -> agreement == null
                        ? Uni.createFrom().<Agreement>nullItem()
                        : store.seenId(session, id.toString(), AgreementSight.of(caller), clock.instant())
                                .map(seen -> seen == null ? null : agreement))
                .map(agreement -> {
                    if (agreement == null) {
                        throw new AgreementRefusals.NoSuchAgreement(id.toString());
                    }
                    return AgreementReference.of(agreement);
                });
    }

    /** Fails with {@link AgreementRefusals.NoSuchAgreement} where the caller can see no agreement of an id. */
    public Uni<Void> requireSeen(Mutiny.QueryProducer session, UUID id, Caller caller) {
        return store.seenId(session, id.toString(), AgreementSight.of(caller), clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> new AgreementRefusals.NoSuchAgreement(id.toString()))
                .replaceWithVoid();
    }

    /**
     * An agreement within the caller's sight, by id or number.
     *
     * @return fails with {@link AgreementRefusals.NoSuchAgreement} where there is none
     */
    public Uni<AgreementReference> reference(String idOrNumber, Caller caller) {
        return sessions.withStatelessSession(session -> find(session, idOrNumber, caller))
                .map(AgreementReference::of);
    }

    /**
     * Drafts an agreement.
     *
     * @throws AgreementRefusals.InvalidAgreement where something stated is not acceptable
     */
    Uni<Agreement> draft(Mutiny.Session session, AgreementDocument document, Caller caller, String requestId) {
        String reason = document.reason() == null ? null : reason(document.reason());
        Act act = act(reason, caller, requestId);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return content(session, document, null)
                .call(content -> requireLadder(session, id, null, content.predecessor()))
                .flatMap(content -> store.nextNumber(session).map(number -> Agreement.draft(id, number, content, act)))
                .call(agreement -> store.add(session, agreement, agreement.drafting(act), caller))
                .call(agreement -> messages.send(session, agreement, Taken.of(agreement.drafting(act))));
    }

    /**
     * Changes what an agreement says, while it is written or negotiated.
     *
     * @param ifMatch the entity tag of the version that the change was made from
     * @param edit makes the new document of the present one
     */
    Uni<Agreement> change(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            UnaryOperator<AgreementDocument> edit,
            Caller caller,
            String requestId) {
        return changing(session, id, ifMatch, caller, agreement -> {
            AgreementDocument document = edit.apply(AgreementDocument.of(agreement.content()));
            Act act = act(reason(document.reason()), caller, requestId);
            UUID before = agreement.content().predecessor();
            return content(session, document, agreement.content())
                    .call(content -> requireLadder(session, id, before, content.predecessor()))
                    .map(content -> agreement.change(content, act));
        });
    }

    /** Takes a step of an agreement's life; whether the caller may at all, the resource decides. */
    Uni<Agreement> take(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            Step step,
            StepDocument document,
            Caller caller,
            String requestId) {
        Act act = act(reason(document.reason()), caller, requestId);
        return changing(
                session,
                id,
                ifMatch,
                caller,
                agreement -> Uni.createFrom().item(() -> agreement.take(step, facts(agreement, step, document), act)));
    }

    private StepFacts facts(Agreement agreement, Step step, StepDocument document) {
        document.requireOnly(step);
        AgreementContent content = agreement.content();
        AgreementDates dates = content.dates();
        return switch (step) {
            case SIGN -> {
                String on = day("signedOn", document.signedOn(), dates.signedOn());
                checkDates(dates.signed(on), "signedOn");
                List<Signatory> by = document.signatories() == null
                        ? content.signatories()
                        : check.signatories(document.signatories(), content.partyIds());
                yield new StepFacts(on, by);
            }
            case RATIFY -> {
                String on = day("ratifiedOn", document.ratifiedOn(), dates.ratifiedOn());
                checkDates(dates.ratified(on), "ratifiedOn");
                yield new StepFacts(on, null);
            }
            case ENTER_INTO_FORCE -> {
                String on = day("inForceOn", document.inForceOn(), dates.inForceOn());
                checkDates(dates.inForce(on), "inForceOn");
                yield new StepFacts(on, null);
            }
            default -> StepFacts.NONE;
        };
    }

    /** The order of the dates, with the errors at the member of the step. */
    private void checkDates(AgreementDates dates, String field) {
        try {
            check.dates(dates);
        } catch (AgreementRefusals.InvalidAgreement outOfOrder) {
            throw new AgreementRefusals.InvalidAgreement(outOfOrder.errors().stream()
                    .map(error -> new FieldError(field, error.value(), field(error) + " " + error.reason()))
                    .toList());
        }
    }

    private static String field(FieldError error) {
        return error.field().substring(error.field().indexOf('.') + 1);
    }

    /** The day of something that has happened, as stated now or before. */
    String day(String field, String stated, String before) {
        String day = stated == null ? before : stated;
        if (day == null) {
            throw new AgreementRefusals.InvalidAgreement(FieldError.of(field, "the day on which that was"));
        }
        if (!PartialDate.isValid(day)) {
            throw new AgreementRefusals.InvalidAgreement(
                    FieldError.of(field, day, "expected a year, month or day of ISO 8601, such as 2025-11-06"));
        }
        // In the east of us it is tomorrow already.
        if (DateOrder.isBefore(today().plusDays(1).toString(), day)) {
            throw new AgreementRefusals.InvalidAgreement(FieldError.of(field, day, "lies in the future"));
        }
        return day;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Ends agreements whose last day is over, so many at most; says how many there were. */
    Uni<Integer> expire(Mutiny.Session session, int most) {
        return store.due(session, today(), most)
                .call(ids -> Transactions.inTurn(ids, id -> expire(session, id)))
                .map(List::size);
    }

    private Uni<Void> expire(Mutiny.Session session, UUID id) {
        Act act = act("its last day is over", OWN, null);
        return store.lock(session, id).flatMap(agreement -> keep(session, agreement, agreement.expire(act), OWN));
    }

    /** An agreement within the caller's sight; fails where there is none. */
    Uni<Agreement> find(Mutiny.StatelessSession session, String idOrNumber, Caller caller) {
        return store.find(session, idOrNumber, AgreementSight.of(caller), clock.instant())
                .onItem()
                .ifNull()
                .failWith(() -> new AgreementRefusals.NoSuchAgreement(idOrNumber));
    }

    /** The history of an agreement, the newest step first; fails where the caller cannot see it. */
    Uni<List<AgreementStep>> history(UUID id, int olderThan, int limit, Caller caller) {
        return sessions.withStatelessSession(session -> find(session, id.toString(), caller)
                .flatMap(agreement -> store.history(session, agreement.id(), olderThan, limit)));
    }

    /** What a document states, with the records that it names looked up. */
    Uni<AgreementContent> content(Mutiny.Session session, AgreementDocument document, AgreementContent before) {
        return parties.references(session, AgreementCheck.partiesOf(document))
                .flatMap(known -> deposits.follow(session, AgreementCheck.depositsOf(document))
                        .map(winners ->
                                check.content(document, new AgreementCheck.Known(known.keySet(), winners, before))));
    }

    private Uni<Void> requireLadder(Mutiny.Session session, UUID id, UUID before, UUID predecessor) {
        if (predecessor == null || Objects.equals(before, predecessor)) {
            return Uni.createFrom().voidItem();
        }
        return store.exists(session, predecessor)
                .invoke(exists -> {
                    if (!exists) {
                        throw new AgreementRefusals.InvalidAgreement(
                                FieldError.of("predecessor", predecessor, "there is no such agreement"));
                    }
                })
                .chain(() -> store.precedes(session, id, predecessor))
                .invoke(cycle -> {
                    if (cycle) {
                        throw new AgreementRefusals.LadderCycle(predecessor);
                    }
                })
                .replaceWithVoid();
    }

    /** Changes an agreement at the version that the caller has seen, and tells of it. */
    Uni<Agreement> changing(
            Mutiny.Session session, UUID id, String ifMatch, Caller caller, Function<Agreement, Uni<Taken>> change) {
        Versions.required(ifMatch);
        return store.lock(session, id)
                .onItem()
                .ifNull()
                .failWith(() -> new AgreementRefusals.NoSuchAgreement(id.toString()))
                .invoke(agreement -> Versions.require(ifMatch, agreement.version()))
                .call(agreement -> change.apply(agreement)
                        .flatMap(taken ->
                                taken == null ? Uni.createFrom().voidItem() : keep(session, agreement, taken, caller)));
    }

    /** Keeps a step that was taken, and tells of it. */
    Uni<Void> keep(Mutiny.Session session, Agreement agreement, Taken taken, Caller by) {
        return store.save(session, agreement, taken.step(), by).chain(() -> messages.send(session, agreement, taken));
    }

    Act act(String reason, Caller caller, String requestId) {
        return new Act(caller, clock.instant(), reason, null, requestId);
    }

    static String reason(String stated) {
        return StatedReason.of(stated, AgreementRefusals.InvalidAgreement::new);
    }
}
