package org.orebook.agreements.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.agreement.RecordedAgreements;
import org.orebook.agreements.agreement.RecordedAgreements.Outcome;
import org.orebook.agreements.party.NamedParties;
import org.orebook.agreements.party.PartyDocument;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.transaction.Transactions;

/** Takes some rows over, in the transaction that it is handed. */
@ApplicationScoped
class ContractBatch {

    private final RecordedAgreements agreements;
    private final NamedParties parties;

    ContractBatch(RecordedAgreements agreements, NamedParties parties) {
        this.agreements = agreements;
        this.parties = parties;
    }

    /** What becomes of each row, by its number. */
    Uni<Map<Long, Outcome>> take(
            Mutiny.Session session, List<CheckedRow.Acceptable> rows, Caller caller, String requestId) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        return agreements
                .hashes(
                        session,
                        ContractSource.CODE,
                        rows.stream().map(row -> row.record().id()).toList())
                .map(known -> saysSomethingNew(rows, known, outcomes))
                .flatMap(fresh -> parties.findOrRegister(session, parties(fresh), caller, requestId)
                        .chain(found -> Transactions.inTurn(
                                fresh,
                                row -> agreements
                                        .record(
                                                session,
                                                row.record(),
                                                row.document()
                                                        .agreement(party ->
                                                                found.get(party).id()),
                                                caller,
                                                requestId)
                                        .invoke(outcome -> outcomes.put(row.number(), outcome))
                                        .replaceWithVoid())))
                .replaceWith(outcomes);
    }

    /** The rows that say something new; of the others it is noted that they do not. */
    private static List<CheckedRow.Acceptable> saysSomethingNew(
            List<CheckedRow.Acceptable> rows, Map<String, String> known, Map<Long, Outcome> outcomes) {
        rows.forEach(row -> outcomes.put(row.number(), Outcome.UNCHANGED));
        return rows.stream()
                .filter(row ->
                        !row.record().hash().equals(known.get(row.record().id())))
                .toList();
    }

    private static Set<PartyDocument> parties(List<CheckedRow.Acceptable> rows) {
        Set<PartyDocument> parties = new LinkedHashSet<>();
        rows.forEach(row -> parties.addAll(row.document().parties()));
        return parties;
    }
}
