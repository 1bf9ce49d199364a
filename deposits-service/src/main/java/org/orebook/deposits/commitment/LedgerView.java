package org.orebook.deposits.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.orebook.deposits.deposit.DepositReference;

/**
 * The ledger of a deposit as a caller is shown it. Sums and what is left are shown only to who may see every commitment.
 *
 * @param shares of the equity; {@code null} for who may not see all
 * @param exclusivities windows of the deposit, of what it is part of and of its parts; {@code null} likewise
 * @param overCommitted tonnages of which more is committed than is confirmed by now; {@code null} likewise
 * @param overCommittedShares where the shares of it and its parts add up to more than the whole; absent where they do not,
 *     and likewise
 * @param items the commitments that the caller may see, the newest first
 * @param next path and query of the following page; {@code null} on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerView(
        DepositReference deposit,
        List<Tonnages> tonnages,
        Shares shares,
        List<Window> exclusivities,
        List<Over> overCommitted,
        OverShares overCommittedShares,
        List<CommitmentView> items,
        String next) {

    /**
     * What is confirmed of a commodity, and what is left of it, in tonnes.
     *
     * @param basis code of what the tonnes are of
     * @param reserves Proved and Probable; of several confirmed estimates the least
     * @param estimates the confirmed estimates that it comes from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tonnages(
            String commodity,
            String basis,
            BigDecimal reserves,
            BigDecimal measuredAndIndicated,
            BigDecimal inferred,
            Set<UUID> estimates,
            Committed committed,
            Left left) {}

    /**
     * What is committed of the deposit and its parts, in tonnes.
     *
     * @param all with what was granted out of measured and indicated resources
     */
    public record Committed(BigDecimal outOfReserves, BigDecimal all) {}

    /**
     * What another agreement could be granted, in tonnes.
     *
     * @param reserves {@code null} where no reserves are confirmed
     * @param reservesAndResources with measured and indicated resources, where an agreement takes these too
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Left(BigDecimal reserves, BigDecimal reservesAndResources) {}

    /** Shares of the equity in percent, along the way through the tree on which the least is left. */
    public record Shares(BigDecimal committed, BigDecimal left) {}

    /** Days on which an agreement has the deposit to itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(UUID agreement, UUID deposit, String commodity, LocalDate from, LocalDate until) {}

    /** A tonnage of which more is committed than confirmed. */
    public record Over(
            String commodity,
            String basis,
            BigDecimal committedTonnes,
            BigDecimal confirmedTonnes,
            Set<UUID> agreements) {}

    /** Shares that add up to more than 100 percent, along the way down from the deposit on which they are most. */
    public record OverShares(BigDecimal percent, Set<UUID> agreements) {}
}
