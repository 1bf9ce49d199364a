package org.orebook.agreements.agreement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.problem.FieldError;

/** The use cases of amendments: each is a part of the transaction that it is handed. */
@ApplicationScoped
class Amendments {

    private final Mutiny.SessionFactory sessions;
    private final Agreements agreements;
    private final AgreementCheck check;
    private final AmendmentStore store;

    Amendments(Mutiny.SessionFactory sessions, Agreements agreements, AgreementCheck check, AmendmentStore store) {
        this.sessions = sessions;
        this.agreements = agreements;
        this.check = check;
        this.store = store;
    }

    /** An agreement with one of its amendments. */
    record Amended(Agreement agreement, Amendment amendment) {}

    /**
     * Proposes an amendment.
     *
     * @param edit makes the document of the agreement, as amended, of the present one
     */
    Uni<Amended> propose(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            AmendmentDocument stated,
            UnaryOperator<AgreementDocument> edit,
            Caller caller,
            String requestId) {
        Act act = agreements.act(Agreements.reason(stated.reason()), caller, requestId);
        Amendment[] proposed = new Amendment[1];
        return agreements
                .changing(session, id, ifMatch, caller, agreement -> {
                    int number = agreement.proposeAmendment(act);
                    LocalDate from = requireTerms(agreement, stated);
                    String title = AgreementCheck.text("title", stated.title(), true);
                    AgreementContent before = agreement.content();
                    return content(session, before, edit)
                            .map(content -> Amendment.propose(
                                    UuidCreator.getTimeOrderedEpoch(),
                                    id,
                                    number,
                                    title,
                                    from,
                                    stated.changes().toString(),
                                    content,
                                    act))
                            .invoke(amendment -> proposed[0] = amendment)
                            .call(session::persist)
                            .map(amendment -> agreement.proposed(number, act));
                })
                .map(agreement -> new Amended(agreement, proposed[0]));
    }

    private Uni<AgreementContent> content(
            Mutiny.Session session, AgreementContent before, UnaryOperator<AgreementDocument> edit) {
        return Uni.createFrom()
                .item(() -> edit.apply(AgreementDocument.of(before)))
                .flatMap(document -> agreements.content(session, document, before))
                .invoke(after -> {
                    if (AgreementDifferences.between(before, after).isEmpty()) {
                        throw new AgreementRefusals.InvalidAgreement(
                                FieldError.of("changes", "an amendment changes something"));
                    }
                });
    }

    /** The day from which it holds, where its terms are such as amendments change. */
    private static LocalDate requireTerms(Agreement agreement, AmendmentDocument stated) {
        List<FieldError> errors = new ArrayList<>();
        if (stated.changes() == null) {
            errors.add(FieldError.of("changes", "the terms that differ"));
        } else {
            stated.untouchable()
                    .forEach(member -> errors.add(FieldError.of(
                            "changes." + member, "says what the agreement is or what happened to it, and is no term")));
        }
        LocalDate from = day(stated.effectiveOn());
        if (from == null) {
            errors.add(FieldError.of("effectiveOn", stated.effectiveOn(), "expected a day of ISO 8601"));
        } else if (agreement.amendedFrom() != null && from.isBefore(agreement.amendedFrom())) {
            errors.add(FieldError.of(
                    "effectiveOn", from, "is before the amendment before it, " + agreement.amendedFrom()));
        }
        if (!errors.isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(errors);
        }
        return from;
    }

    private static LocalDate day(String stated) {
        try {
            return stated == null
                            || stated.length() != LocalDate.EPOCH.toString().length()
                    ? null
                    : LocalDate.parse(stated);
        } catch (DateTimeException illFormed) {
            return null;
        }
    }

    /** Signs an amendment, or asks deposits first. */
    Uni<Amended> sign(
            Mutiny.Session session,
            UUID id,
            int number,
            String ifMatch,
            StepDocument document,
            Caller caller,
            String requestId) {
        Act act = agreements.act(Agreements.reason(document.reason()), caller, requestId);
        document.requireOnly(Step.SIGN);
        return deciding(session, id, number, ifMatch, caller, (agreement, amendment) -> {
            Signing signing = new Signing(
                    agreements.day("signedOn", document.signedOn(), null),
                    check.signatories(
                            document.signatories(), amendment.content().partyIds()));
            Taken taken = agreement.signAmendment(number, amendment.content(), amendment.effectiveOn(), act);
            amendment.sign(signing, taken.requested() != null, act);
            return taken;
        });
    }

    /** Takes an amendment back. */
    Uni<Amended> withdraw(
            Mutiny.Session session,
            UUID id,
            int number,
            String ifMatch,
            StepDocument document,
            Caller caller,
            String requestId) {
        Act act = agreements.act(Agreements.reason(document.reason()), caller, requestId);
        document.requireOnly(Step.WITHDRAW);
        return deciding(session, id, number, ifMatch, caller, (agreement, amendment) -> {
            Taken taken = agreement.withdrawAmendment(number, act);
            amendment.withdraw(act);
            return taken;
        });
    }

    private interface Decision {
        Taken of(Agreement agreement, Amendment amendment);
    }

    private Uni<Amended> deciding(
            Mutiny.Session session, UUID id, int number, String ifMatch, Caller caller, Decision decision) {
        Amendment[] decided = new Amendment[1];
        return agreements
                .changing(
                        session,
                        id,
                        ifMatch,
                        caller,
                        agreement -> store.find(session, id, number)
                                .onItem()
                                .ifNull()
                                .failWith(() -> new AgreementRefusals.NoSuchAmendment(Integer.toString(number)))
                                .invoke(amendment -> decided[0] = amendment)
                                .map(amendment -> decision.of(agreement, amendment)))
                .map(agreement -> new Amended(agreement, decided[0]));
    }

    /** The amendments of an agreement, the newest first; its parties are shown those that were signed. */
    Uni<List<Amendment>> list(UUID id, int olderThan, int limit, Caller caller) {
        boolean signedOnly = AgreementSight.of(caller).isOwn();
        return sessions.withStatelessSession(session -> agreements
                .find(session, id.toString(), caller)
                .flatMap(agreement -> store.list(session, agreement.id(), signedOnly, olderThan, limit)));
    }
}
