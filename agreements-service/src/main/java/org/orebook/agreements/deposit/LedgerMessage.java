package org.orebook.agreements.deposit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** What is read of the contract {@code ledger.v1}; tonnes everywhere. */
record LedgerMessage(
        UUID deposit,
        int version,
        Instant at,
        List<Tonnage> tonnages,
        List<Commitment> committed,
        List<OverCommitment> overCommitted,
        OverCommittedShares overCommittedShares) {

    private static final Set<String> KINDS = Set.of("share", "tonnage", "exclusivity");

    LedgerMessage {
        Stated.member("deposit", deposit);
        Stated.version(version);
        Stated.member("at", at);
        tonnages = List.copyOf(Stated.member("tonnages", tonnages));
        committed = List.copyOf(Stated.member("committed", committed));
        overCommitted = List.copyOf(Stated.member("overCommitted", overCommitted));
        once("tonnages", tonnages, each -> List.of(each.commodity(), each.basis()));
        once("committed", committed, Commitment::line);
        once("overCommitted", overCommitted, each -> List.of(each.commodity(), each.basis()));
    }

    /** What is in the ground of a commodity on a basis. */
    record Tonnage(String commodity, String basis, Confirmed confirmed, Claimed claimed) {

        Tonnage {
            Stated.member("tonnages.commodity", commodity);
            Stated.member("tonnages.basis", basis);
            confirmed = confirmed == null ? new Confirmed(null, null, null) : confirmed;
            claimed = claimed == null ? new Claimed(null, null) : claimed;
        }
    }

    /** By confirmed estimates; {@code null} where none says it. */
    record Confirmed(BigDecimal reserves, BigDecimal measuredAndIndicated, BigDecimal inferred) {}

    /** By all others, inferred included: the least and the most that anybody says. */
    record Claimed(BigDecimal least, BigDecimal most) {}

    /** A commitment that stands. */
    record Commitment(
            UUID agreement,
            int agreementVersion,
            UUID line,
            String kind,
            BigDecimal percent,
            String commodity,
            String basis,
            BigDecimal tonnes,
            LocalDate from,
            LocalDate until) {

        Commitment {
            Stated.member("committed.agreement", agreement);
            Stated.version(agreementVersion);
            Stated.member("committed.line", line);
            if (!KINDS.contains(Stated.member("committed.kind", kind))) {
                throw new UnacceptableMessageException("There is no commitment of kind " + kind + ".");
            }
        }
    }

    /** Of which more is committed than is confirmed by now. */
    record OverCommitment(
            String commodity,
            String basis,
            BigDecimal committedTonnes,
            BigDecimal confirmedTonnes,
            List<UUID> agreements) {

        OverCommitment {
            Stated.member("overCommitted.commodity", commodity);
            Stated.member("overCommitted.basis", basis);
            Stated.member("overCommitted.committedTonnes", committedTonnes);
            Stated.member("overCommitted.confirmedTonnes", confirmedTonnes);
            agreements = Stated.member("overCommitted.agreements", agreements).stream()
                    .distinct()
                    .toList();
        }
    }

    /** Shares that add up to more than the whole; {@code null} where they do not. */
    record OverCommittedShares(BigDecimal percent, List<UUID> agreements) {

        OverCommittedShares {
            Stated.member("overCommittedShares.percent", percent);
            agreements = Stated.member("overCommittedShares.agreements", agreements).stream()
                    .distinct()
                    .toList();
        }
    }

    /** Of two figures of the same we would have to choose one. */
    private static <T> void once(String member, List<T> all, Function<T, Object> identity) {
        Set<Object> seen = new HashSet<>();
        for (T each : all) {
            if (!seen.add(identity.apply(each))) {
                throw new UnacceptableMessageException("The member " + member + " says the same thing twice.");
            }
        }
    }
}
