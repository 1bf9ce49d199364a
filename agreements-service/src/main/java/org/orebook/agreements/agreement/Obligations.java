package org.orebook.agreements.agreement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.party.Parties;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.problem.FieldError;

/** The use cases of obligations: each is a part of the transaction that it is handed. */
@ApplicationScoped
class Obligations {

    private final Mutiny.SessionFactory sessions;
    private final Agreements agreements;
    private final Parties parties;

    Obligations(Mutiny.SessionFactory sessions, Agreements agreements, Parties parties) {
        this.sessions = sessions;
        this.agreements = agreements;
        this.parties = parties;
    }

    /** An agreement with one of its obligations, as it is answered. */
    record Obliged(Agreement agreement, ObligationView obligation) {}

    /** Adds an obligation to an agreement that is not over. */
    Uni<Obliged> add(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            ObligationDocument stated,
            Caller caller,
            String requestId) {
        Act act = agreements.act(Agreements.reason(stated.reason()), caller, requestId);
        Obligation[] added = new Obligation[1];
        return agreements
                .changing(session, id, ifMatch, caller, agreement -> {
                    Obligation obligation =
                            Obligation.add(UuidCreator.getTimeOrderedEpoch(), id, check(stated, agreement), act);
                    added[0] = obligation;
                    Map<String, Difference> differences = Map.of(
                            "obligations[" + obligation.id() + "]",
                            new Difference(null, obligation.content().text()));
                    Taken taken = agreement.obligation(Happened.OBLIGATION_ADDED, differences, act);
                    return session.persist(obligation).replaceWith(taken);
                })
                .flatMap(agreement -> obliged(session, agreement, added[0]));
    }

    /**
     * Changes an obligation: that it was met, say.
     *
     * @param edit makes the new document of the present one
     */
    Uni<Obliged> change(
            Mutiny.Session session,
            UUID id,
            UUID obligation,
            String ifMatch,
            UnaryOperator<ObligationDocument> edit,
            Caller caller,
            String requestId) {
        Obligation[] changed = new Obligation[1];
        return agreements
                .changing(
                        session,
                        id,
                        ifMatch,
                        caller,
                        agreement -> session.find(Obligation.class, obligation).map(found -> {
                            if (found == null || !found.agreement().equals(id)) {
                                throw new AgreementRefusals.NoSuchObligation(obligation.toString());
                            }
                            changed[0] = found;
                            ObligationDocument stated = edit.apply(ObligationDocument.of(found.content()));
                            Act act = agreements.act(Agreements.reason(stated.reason()), caller, requestId);
                            Map<String, Difference> differences = found.change(check(stated, agreement), act);
                            return differences.isEmpty()
                                    ? null
                                    : agreement.obligation(Happened.OBLIGATION_CHANGED, differences, act);
                        }))
                .flatMap(agreement -> obliged(session, agreement, changed[0]));
    }

    private Uni<Obliged> obliged(Mutiny.Session session, Agreement agreement, Obligation obligation) {
        UUID party = obligation.content().party();
        return parties.references(session, Set.of(party))
                .map(known -> new Obliged(
                        agreement, ObligationView.of(obligation, known.get(party), agreements.today(), true)));
    }

    /** The obligations of an agreement within the caller's sight, in the order in which they were added, after one. */
    Uni<List<ObligationView>> list(UUID id, UUID after, int limit, Caller caller) {
        boolean inside = !AgreementSight.of(caller).isOwn();
        LocalDate today = agreements.today();
        return sessions.withStatelessSession(session -> agreements
                .find(session, id.toString(), caller)
                .flatMap(agreement -> page(session, agreement.id(), after, limit))
                .flatMap(found -> parties.references(
                                session,
                                found.stream()
                                        .map(each -> each.content().party())
                                        .collect(Collectors.toSet()))
                        .map(known -> found.stream()
                                .map(each -> ObligationView.of(
                                        each, known.get(each.content().party()), today, inside))
                                .toList())));
    }

    private static Uni<List<Obligation>> page(Mutiny.StatelessSession session, UUID agreement, UUID after, int limit) {
        return session.createSelectionQuery(
                        "from Obligation o where o.agreement = :agreement and o.id > :after order by o.id",
                        Obligation.class)
                .setParameter("agreement", agreement)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    private static ObligationContent check(ObligationDocument stated, Agreement agreement) {
        List<FieldError> errors = new ArrayList<>();
        if (stated.party() == null) {
            errors.add(FieldError.of("party", "the id of the party that has to do it"));
        } else if (!agreement.content().partyIds().contains(stated.party())) {
            errors.add(FieldError.of("party", stated.party(), "is no party to the agreement"));
        }
        if (stated.state() == ObligationState.OVERDUE) {
            errors.add(FieldError.of("state", stated.state().code(), "expected open, met or waived"));
        }
        LocalDate dueOn = day(stated.dueOn(), errors);
        if (!errors.isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(errors);
        }
        return new ObligationContent(
                AgreementCheck.text("text", stated.text(), true),
                stated.party(),
                dueOn,
                stated.state() == null ? ObligationState.OPEN : stated.state(),
                AgreementCheck.text("evidence", stated.evidence(), false));
    }

    private static LocalDate day(String stated, List<FieldError> errors) {
        try {
            if (stated == null) {
                return null;
            }
            if (stated.length() == LocalDate.EPOCH.toString().length()) {
                return LocalDate.parse(stated);
            }
        } catch (DateTimeException illFormed) {
            // Said below, as of any other text.
        }
        errors.add(FieldError.of("dueOn", stated, "expected a day of ISO 8601, such as 2027-01-01"));
        return null;
    }
}
