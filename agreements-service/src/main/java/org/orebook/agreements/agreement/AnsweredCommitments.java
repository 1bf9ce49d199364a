package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.commitment.CommitmentAnswers;
import org.orebook.agreements.commitment.CommitmentReply;
import org.orebook.agreements.commitment.RefusedLine;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.messaging.UnacceptableMessageException;
import org.orebook.chassis.statement.PlainText;
import org.orebook.chassis.transaction.Transactions;

/** Goes on with agreements and amendments once deposits have answered what they ask. */
@ApplicationScoped
class AnsweredCommitments implements CommitmentAnswers {

    private static final int LONGEST_REASON = 1000;

    /** Who answers, as histories name it. */
    private static final Caller DEPOSITS = new Caller("deposits-service", "deposits-service", Set.of(), null);

    private final Agreements agreements;
    private final AgreementStore store;
    private final AmendmentStore amendments;
    private final Transactions transactions;
    private final AgreementCounts counts;

    AnsweredCommitments(
            Agreements agreements,
            AgreementStore store,
            AmendmentStore amendments,
            Transactions transactions,
            AgreementCounts counts) {
        this.agreements = agreements;
        this.store = store;
        this.amendments = amendments;
        this.transactions = transactions;
        this.counts = counts;
    }

    @Override
    public Uni<Void> take(Mutiny.Session session, CommitmentReply reply) {
        return store.lock(session, reply.agreement()).flatMap(agreement -> {
            if (agreement == null) {
                throw new UnacceptableMessageException("there is no agreement " + reply.agreement());
            }
            return agreement.waitsFor(reply.version())
                    ? goOn(session, agreement, reply)
                    : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> goOn(Mutiny.Session session, Agreement agreement, CommitmentReply reply) {
        Act act = agreements.act(reason(reply), DEPOSITS, null);
        Uni<Taken> taken = agreement.state() == AgreementState.COMMITTING
                ? Uni.createFrom().item(() -> answer(agreement, reply, act))
                : amendments
                        .find(session, agreement.id(), agreement.openAmendment())
                        .map(amendment -> answer(agreement, amendment, reply, act));
        return taken.call(step -> agreements.keep(session, agreement, step, DEPOSITS))
                .invoke(step -> transactions.afterCommit(session, () -> counts.answered(step)))
                .replaceWithVoid();
    }

    private static Taken answer(Agreement agreement, CommitmentReply reply, Act act) {
        return switch (reply.decision()) {
            case GRANTED -> agreement.grant(reply.granted(), act);
            case REFUSED -> agreement.refuse(reply.refused(), act);
        };
    }

    private static Taken answer(Agreement agreement, Amendment amendment, CommitmentReply reply, Act act) {
        return switch (reply.decision()) {
            case GRANTED -> {
                amendment.grant();
                yield agreement.grantAmendment(
                        amendment.number(), amendment.content(), amendment.effectiveOn(), reply.granted(), act);
            }
            case REFUSED -> {
                amendment.refuse(reply.refused());
                yield agreement.refuseAmendment(amendment.number(), reply.refused(), act);
            }
        };
    }

    private static String reason(CommitmentReply reply) {
        if (reply.decision() == CommitmentReply.Decision.GRANTED
                || reply.refused().isEmpty()) {
            return reply.decision() == CommitmentReply.Decision.GRANTED ? "granted" : "refused";
        }
        String reasons = reply.refused().stream().map(RefusedLine::reason).collect(Collectors.joining(" "));
        return PlainText.beginning(reasons, LONGEST_REASON);
    }
}
