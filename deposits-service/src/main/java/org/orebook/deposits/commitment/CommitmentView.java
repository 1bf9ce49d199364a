package org.orebook.deposits.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.orebook.deposits.deposit.DepositReference;

/**
 * A commitment as it is shown.
 *
 * @param line the subject line of the agreement
 * @param outOf of a tonnage: what it was granted out of; measured and indicated resources are no reserves
 * @param estimate of a tonnage: the confirmed estimate that it was granted on
 * @param since when it was granted
 * @param releasedAt {@code null} while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitmentView(
        UUID id,
        DepositReference deposit,
        Agreement agreement,
        UUID line,
        CommitmentKind kind,
        UUID holder,
        BigDecimal percent,
        String commodity,
        BigDecimal tonnes,
        String basis,
        OutOf outOf,
        UUID estimate,
        LocalDate from,
        LocalDate until,
        Instant since,
        Instant releasedAt,
        Integer releasedByVersion) {

    /**
     * The agreement that it is of.
     *
     * @param version at which it was granted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Agreement(UUID id, String number, String type, String title, int version, List<Party> parties) {}

    /** A party of an agreement. */
    public record Party(UUID id, String code, String name) {}

    static CommitmentView of(CommitmentSearch.Row row, DepositReference deposit) {
        Commitment commitment = row.commitment();
        CommittingAgreement agreement = row.agreement();
        Line line = commitment.line();
        return new CommitmentView(
                commitment.id(),
                deposit,
                new Agreement(
                        agreement.id(),
                        agreement.number(),
                        agreement.type(),
                        agreement.title(),
                        commitment.agreementVersion(),
                        agreement.parties().stream()
                                .map(party -> new Party(party.id(), party.code(), party.name()))
                                .toList()),
                line.line(),
                line.kind(),
                line.holder(),
                line.percent(),
                line.commodity(),
                line.tonnes(),
                line.basis(),
                line.outOf(),
                commitment.estimate(),
                line.from(),
                line.until(),
                row.grantedAt(),
                row.releasedAt(),
                row.releasedByVersion());
    }
}
