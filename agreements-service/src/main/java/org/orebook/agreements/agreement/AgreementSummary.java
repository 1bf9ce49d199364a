package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.deposit.OverCommitments.OverCommitment;
import org.orebook.agreements.deposit.OverCommitments.OverCommittedShares;

/**
 * An agreement in a list: with all amendments that were signed.
 *
 * @param deposits those that its lines name, of merged ones the winners
 * @param overCommitted where more is committed by all agreements together than is confirmed by now
 * @param overCommittedShares where the shares of all agreements together add up to more than the whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "AgreementSummary")
public record AgreementSummary(
        UUID id,
        String number,
        int version,
        AgreementType type,
        String title,
        String reference,
        AgreementState state,
        Binding binding,
        List<AgreementView.Part> parties,
        List<DepositName> deposits,
        AgreementDates dates,
        AgreementValue value,
        Confidentiality confidentiality,
        Instant embargoUntil,
        List<OverCommitment> overCommitted,
        List<OverCommittedShares> overCommittedShares,
        Instant changedAt) {}
