package org.orebook.agreements.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.orebook.agreements.agreement.AgreementRefusals;
import org.orebook.agreements.agreement.RecordedAgreements;
import org.orebook.agreements.party.NamedParties;
import org.orebook.agreements.party.PartyDocument;
import org.orebook.agreements.party.PartyRefusals;
import org.orebook.chassis.problem.FieldError;

/** Holds rows against what the registry takes, before anything of them is kept. */
@ApplicationScoped
class ContractCheck {

    /** Where what a row states comes from. */
    private static final Map<String, String> COLUMNS = Map.of(
            "title", "title",
            "dates.signedOn", "signature_date",
            "sources[0].title", "id",
            "sources[0].uri", "url");

    private final RecordedAgreements agreements;
    private final NamedParties parties;

    ContractCheck(RecordedAgreements agreements, NamedParties parties) {
        this.agreements = agreements;
        this.parties = parties;
    }

    /** The row as it can be taken, or why it cannot. */
    CheckedRow check(RowReading reading) {
        return switch (reading) {
            case RowReading.Rejected rejected -> new CheckedRow.Rejected(rejected.number(), rejected.errors());
            case RowReading.Taken taken -> check(taken.contract());
        };
    }

    private CheckedRow check(ContractRow contract) {
        if (contract.parties().isEmpty()) {
            return new CheckedRow.Rejected(contract.number(), List.of(noParty(contract)));
        }
        ContractDocument document = new ContractDocument(contract);
        try {
            document.parties().forEach(parties::requireValid);
            Map<PartyDocument, UUID> ids = new HashMap<>();
            agreements.requireValid(
                    document.agreement(party -> ids.computeIfAbsent(party, _ -> UuidCreator.getTimeOrderedEpoch())));
        } catch (PartyRefusals.InvalidParty refused) {
            return rejected(contract, refused.errors());
        } catch (AgreementRefusals.InvalidAgreement refused) {
            return rejected(contract, refused.errors());
        }
        return new CheckedRow.Acceptable(contract, ContractSource.record(contract), document);
    }

    /** Nobody is made a party because somebody must be one. */
    private static RowRemark noParty(ContractRow contract) {
        return new RowRemark(
                contract.number(),
                RowRemark.WHOLE_ROW,
                contract.title(),
                "no-party",
                "An agreement has a party, and neither company nor state_party clearly names one: write names alone into"
                        + " one of them and send the file again.");
    }

    private static CheckedRow rejected(ContractRow contract, List<FieldError> errors) {
        return new CheckedRow.Rejected(
                contract.number(),
                errors.stream()
                        .map(error -> new RowRemark(
                                contract.number(),
                                COLUMNS.getOrDefault(error.field(), RowRemark.WHOLE_ROW),
                                error.value(),
                                "not-acceptable",
                                COLUMNS.containsKey(error.field())
                                        ? error.reason()
                                        : error.field() + ": " + error.reason()))
                        .toList());
    }
}
