package org.orebook.agreements.agreement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.history.Act;

/**
 * The use cases of agreements of others, of which a source tells that they were signed: each is a part of the transaction
 * that it is handed.
 */
@ApplicationScoped
public class RecordedAgreements {

    private final Agreements agreements;
    private final AgreementStore store;
    private final AgreementCheck check;
    private final AgreementMessages messages;
    private final SourceRecordStore records;

    RecordedAgreements(
            Agreements agreements,
            AgreementStore store,
            AgreementCheck check,
            AgreementMessages messages,
            SourceRecordStore records) {
        this.agreements = agreements;
        this.store = store;
        this.check = check;
        this.messages = messages;
        this.records = records;
    }

    /** What became of a record. */
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** It says something else than before, and somebody has worked on its agreement since: that stays as it is. */
        LEFT_ALONE
    }

    /**
     * Looks at what is to be recorded before anything is, with parties that may still have to be registered.
     *
     * @throws AgreementRefusals.InvalidAgreement with all that is not acceptable
     */
    public void requireValid(AgreementDocument document) {
        check.content(document, new AgreementCheck.Known(AgreementCheck.partiesOf(document), Map.of(), null));
        requirePast(document);
    }

    /** What was signed, was signed before today. */
    private void requirePast(AgreementDocument document) {
        AgreementDates dates = document.dates();
        if (dates != null && dates.signedOn() != null) {
            agreements.day("dates.signedOn", dates.signedOn(), null);
        }
    }

    /** The hashes of those of some records of a source that were taken before, by their ids. */
    public Uni<Map<String, String>> hashes(Mutiny.QueryProducer session, String source, Collection<String> ids) {
        return records.hashes(session, source, ids);
    }

    /**
     * Keeps the agreement that a record tells of, or brings it to what the record says by now.
     *
     * @param document without deposits; its reason is kept in the history
     * @return fails with {@link AgreementRefusals.InvalidAgreement} where something in it is not acceptable
     */
    public Uni<Outcome> record(
            Mutiny.Session session, SourceRecord record, AgreementDocument document, Caller caller, String requestId) {
        Act act = agreements.act(Agreements.reason(document.reason()), caller, requestId);
        return records.lock(session, record)
                .flatMap(earlier -> earlier == null
                        ? create(session, record, document, act)
                        : change(session, record, earlier, document, act));
    }

    private Uni<Outcome> create(Mutiny.Session session, SourceRecord record, AgreementDocument document, Act act) {
        requirePast(document);
        return agreements
                .content(session, document, null)
                .flatMap(content -> store.nextNumber(session)
                        .map(number -> Agreement.recordSigned(UuidCreator.getTimeOrderedEpoch(), number, content, act)))
                .call(agreement -> store.add(session, agreement, agreement.recording(act), act.caller()))
                .call(agreement -> records.add(session, record, agreement))
                .call(agreement -> messages.send(session, agreement, Taken.of(agreement.recording(act))))
                .replaceWith(Outcome.CREATED);
    }

    private Uni<Outcome> change(
            Mutiny.Session session,
            SourceRecord record,
            SourceRecordStore.Earlier earlier,
            AgreementDocument document,
            Act act) {
        requirePast(document);
        return store.lock(session, earlier.agreement()).flatMap(agreement -> {
            if (agreement.version() != earlier.version()) {
                return Uni.createFrom().item(Outcome.LEFT_ALONE);
            }
            AgreementContent before = agreement.content();
            return agreements
                    .content(session, document.withLines(sameLines(document.lines(), before.lines())), before)
                    .flatMap(content -> {
                        Taken taken = agreement.recordAgain(content, earlier.version(), act);
                        return keep(session, record, agreement, taken, act.caller());
                    });
        });
    }

    private Uni<Outcome> keep(
            Mutiny.Session session, SourceRecord record, Agreement agreement, Taken taken, Caller caller) {
        Uni<Void> kept =
                taken == null ? Uni.createFrom().voidItem() : agreements.keep(session, agreement, taken, caller);
        return kept.chain(() -> records.update(session, record, agreement))
                .replaceWith(taken == null ? Outcome.UNCHANGED : Outcome.CHANGED);
    }

    /** A source counts no lines: those at the same place are taken for the same. */
    private static List<AgreementDocument.LineDocument> sameLines(
            List<AgreementDocument.LineDocument> stated, List<SubjectLine> before) {
        List<AgreementDocument.LineDocument> lines = new ArrayList<>(stated.size());
        for (int i = 0; i < stated.size(); i++) {
            UUID id = i < before.size() ? before.get(i).id() : null;
            lines.add(stated.get(i).identified(id));
        }
        return lines;
    }
}
