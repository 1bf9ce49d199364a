package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.commitment.RefusedLine;
import org.orebook.agreements.deposit.OverCommitments.OverCommitment;
import org.orebook.agreements.deposit.OverCommitments.OverCommittedShares;
import org.orebook.agreements.party.PartyReference;
import org.orebook.chassis.statement.SourceReference;

/**
 * An agreement as it is answered: its consolidated reading at a day, and how far it has come.
 *
 * @param version counts its changes; also the ETag
 * @param readingAt the day of the reading: with the amendments that hold by then
 * @param amendment the number of the last amendment that the reading has; {@code null} where it has none
 * @param openAmendment the number of the amendment that is not decided
 * @param predecessor the agreement that it follows
 * @param successors the agreements that follow it
 * @param commitment how it stands with what it commits; {@code null} where it never asked for anything
 * @param overCommitted where more is committed by all agreements together than is confirmed by now
 * @param overCommittedShares where the shares of all agreements together add up to more than the whole
 * @param nextSteps the steps that follow from here and that the caller may take
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Agreement")
public record AgreementView(
        UUID id,
        String number,
        int version,
        AgreementType type,
        String title,
        String reference,
        AgreementState state,
        Binding binding,
        List<Part> parties,
        List<Signatory> signatories,
        List<Clause> clauses,
        AgreementDates dates,
        String term,
        String governingLaw,
        String disputeForum,
        List<String> languages,
        List<String> authenticLanguages,
        Confidentiality confidentiality,
        Instant embargoUntil,
        AgreementValue value,
        List<Line> lines,
        LocalDate readingAt,
        Integer amendment,
        Integer openAmendment,
        AgreementReference predecessor,
        List<AgreementReference> successors,
        List<SourceReference> sources,
        String note,
        Commitment commitment,
        List<OverCommitment> overCommitted,
        List<OverCommittedShares> overCommittedShares,
        List<NextStep> nextSteps,
        Instant draftedAt,
        String draftedBy,
        Instant changedAt,
        String changedBy) {

    /** A party's part. */
    @Schema(name = "AgreementParty")
    public record Part(PartyReference party, PartyRole role) {}

    /**
     * A line.
     *
     * @param deposit as stated
     * @param goesOnAs the deposit that goes on in its place, where it was merged
     * @param granted what deposits granted for it; {@code null} where it commits nothing, or not yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementLine")
    public record Line(
            UUID id,
            LineKind kind,
            Firmness firmness,
            DepositName deposit,
            DepositName goesOnAs,
            String commodity,
            String country,
            UUID holder,
            BigDecimal percent,
            Quantity quantity,
            OutOf outOf,
            BigDecimal termYears,
            String from,
            String until,
            String text,
            Granted granted) {}

    /**
     * What was granted for a line.
     *
     * @param outOf of a tonnage: what it was granted out of
     * @param flagged whether it is out of less than reserves
     * @param estimate the confirmed estimate that it rests on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementGrant")
    public record Granted(DepositName deposit, String outOf, Boolean flagged, UUID estimate) {}

    /**
     * How it stands with what it commits.
     *
     * @param version of the last request
     * @param waitsSince when deposits were asked; {@code null} where no answer is waited for
     * @param refused why the last request was refused, with the figures
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "AgreementCommitment")
    public record Commitment(int version, Instant waitsSince, List<RefusedLine> refused, Instant refusedAt) {}

    /**
     * A step that the caller may take.
     *
     * @param href where it is posted
     * @param role by which the caller may
     */
    @Schema(name = "AgreementNextStep")
    public record NextStep(String step, String href, String role) {}
}
