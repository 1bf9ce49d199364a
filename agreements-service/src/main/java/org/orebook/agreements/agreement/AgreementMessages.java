package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.commitment.CommitmentRequest;
import org.orebook.agreements.commitment.CommitmentRequests;
import org.orebook.agreements.party.Parties;
import org.orebook.agreements.party.PartyReference;
import org.orebook.chassis.messaging.Outbox;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Tells what became of agreements, and asks for what they commit. */
@ApplicationScoped
class AgreementMessages {

    static final String TOPIC = "orebook.agreements";

    private final Outbox outbox;
    private final CommitmentRequests requests;
    private final Parties parties;
    private final Vocabularies vocabularies;
    private final Transactions transactions;
    private final AgreementCounts counts;

    AgreementMessages(
            Outbox outbox,
            CommitmentRequests requests,
            Parties parties,
            Vocabularies vocabularies,
            Transactions transactions,
            AgreementCounts counts) {
        this.outbox = outbox;
        this.requests = requests;
        this.parties = parties;
        this.vocabularies = vocabularies;
        this.transactions = transactions;
        this.counts = counts;
    }

    /**
     * An agreement as it is after a change.
     *
     * @param opened whether it was ever negotiated, and so is known to its parties
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            UUID id,
            String number,
            int version,
            Happened happened,
            Instant at,
            AgreementType type,
            String title,
            AgreementState state,
            Binding binding,
            Confidentiality confidentiality,
            Instant embargoUntil,
            boolean opened,
            List<Party> parties,
            Set<UUID> deposits) {}

    /** A party as the message names it. */
    record Party(UUID id, String code, String name, PartyRole role) {}

    /** Leaves the message of a step to be sent, and the request that it makes. */
    Uni<Void> send(Mutiny.Session session, Agreement agreement, Taken taken) {
        return parties.references(session, agreement.content().partyIds())
                .call(known -> outbox.send(session, state(agreement, taken.step(), known)))
                .flatMap(known ->
                        taken.requested() == null ? Uni.createFrom().voidItem() : request(session, agreement, taken))
                .invoke(() -> transactions.afterCommit(session, () -> counts.took(taken)));
    }

    private static OutgoingMessage state(Agreement agreement, AgreementStep step, Map<UUID, PartyReference> known) {
        AgreementContent content = agreement.content();
        State state = new State(
                agreement.id(),
                agreement.number(),
                agreement.version(),
                step.happened(),
                step.at(),
                content.type(),
                content.title(),
                agreement.state(),
                content.binding(),
                content.confidentiality(),
                content.embargoUntil(),
                agreement.isOpened(),
                content.parties().stream()
                        .filter(participation -> known.containsKey(participation.party()))
                        .map(participation -> party(known.get(participation.party()), participation.role()))
                        .toList(),
                content.deposits());
        String id = agreement.id().toString();
        String type = "org.orebook.agreement." + step.happened().code() + ".v1";
        return new OutgoingMessage(TOPIC, id, type, id, step.at(), AgreementJson.write(state));
    }

    private static Party party(PartyReference party, PartyRole role) {
        return new Party(party.id(), party.code(), party.name(), role);
    }

    /** Describes the agreement as it is once the request is granted. */
    private Uni<Void> request(Mutiny.Session session, Agreement agreement, Taken taken) {
        AgreementContent content = taken.content() == null ? agreement.content() : taken.content();
        return parties.references(session, content.partyIds())
                .flatMap(known -> requests.send(session, request(agreement, content, taken, known)));
    }

    private CommitmentRequest request(
            Agreement agreement, AgreementContent content, Taken taken, Map<UUID, PartyReference> known) {
        CommitmentRequest.Subject subject = new CommitmentRequest.Subject(
                agreement.id(),
                agreement.number(),
                content.type().code(),
                content.title(),
                content.confidentiality().code(),
                content.embargoUntil(),
                known.values().stream()
                        .map(party -> new CommitmentRequest.Party(party.id(), party.code(), party.name()))
                        .toList());
        return new CommitmentRequest(
                subject,
                agreement.commitmentVersion(),
                taken.step().at(),
                taken.requested().stream().map(this::line).toList());
    }

    private CommitmentRequest.Line line(SubjectLine line) {
        Quantity quantity = line.quantity();
        return new CommitmentRequest.Line(
                line.id(),
                line.subject(),
                line.kind().code(),
                line.holder(),
                line.percent(),
                line.commodity(),
                quantity == null ? null : quantity.tonnes(),
                quantity == null ? null : basis(quantity.basis(), line.commodity()),
                line.outOf() == null ? null : line.outOf().code(),
                line.from(),
                line.until());
    }

    /** Other services know an element by its symbol. */
    private String basis(String code, String commodity) {
        return code.equals(Basis.ELEMENT.code())
                ? vocabularies.commodities().get(commodity).symbol().orElse(code)
                : code;
    }
}
