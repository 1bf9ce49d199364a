package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orebook.agreements.party.PartyReference;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;

/** What can be refused about who owns whom. */
final class OwnershipRefusals {

    private OwnershipRefusals() {}

    /** There is no such statement about that party for this caller. */
    static final class NoSuchStatement extends Refusal.NotFound {
        private static final long serialVersionUID = 1L;

        NoSuchStatement(String party, String id) {
            super("There is no statement " + id + " about an owner of " + party + ".");
        }
    }

    /** What was stated is not acceptable. */
    static final class InvalidOwnership extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        InvalidOwnership(List<FieldError> errors) {
            super(
                    "invalid-ownership",
                    "Invalid ownership",
                    "Something stated about the owner is not acceptable.",
                    errors);
        }
    }

    /** Nobody owns itself, be it by way of others. */
    static final class Cycle extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        Cycle(PartyReference owner, PartyReference owned, LocalDate at) {
            super(
                    "ownership-cycle",
                    "Cycle of owners",
                    owned.code() + " owns " + owner.code() + on(at)
                            + ", itself or by way of others: nobody owns itself.",
                    List.of(FieldError.of("owner", owner.code(), "is owned by " + owned.code() + on(at))));
        }
    }

    /** All owners of a party hold at most the whole of it. */
    static final class MoreThanTheWhole extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        MoreThanTheWhole(OwnershipRules.Excess excess, BigDecimal stated, Map<UUID, PartyReference> owners) {
            super(
                    "ownership-above-100",
                    "More than the whole owned",
                    "The owners would hold " + plain(excess.percent()) + " %" + on(excess.at()) + ": "
                            + figures(excess.claims(), owners) + ".",
                    List.of(FieldError.of("percent", plain(stated), left(excess, stated))));
        }

        private static String left(OwnershipRules.Excess excess, BigDecimal stated) {
            BigDecimal others = excess.percent().subtract(stated);
            return "the others hold " + plain(others) + " %" + on(excess.at()) + ", so that at most "
                    + plain(OwnershipRules.WHOLE.subtract(others)) + " % are left";
        }

        private static String figures(List<Claim> claims, Map<UUID, PartyReference> owners) {
            return claims.stream()
                    .map(claim -> owners.get(claim.owner()).code() + " " + plain(claim.percent()) + " %")
                    .collect(Collectors.joining(", "));
        }
    }

    /** Of one owner and one owned, one statement holds at a time. */
    static final class Overlap extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        Overlap(Claim present) {
            super(
                    "ownership-overlaps",
                    "Ownership overlaps",
                    "Statement " + present.id() + " says what this owner holds "
                            + present.period().words() + ": end it before the new one begins, or withdraw it.",
                    List.of(FieldError.of(
                            "from",
                            present.id(),
                            "overlaps with this statement, which holds "
                                    + present.period().words())));
        }
    }

    /** A statement that was withdrawn stays so. */
    static final class Withdrawn extends Refusal.Conflict {
        private static final long serialVersionUID = 1L;

        Withdrawn() {
            super(
                    "ownership-withdrawn",
                    "Ownership withdrawn",
                    "This statement was withdrawn: record what holds as a new one.",
                    List.of());
        }
    }

    /** More owners than can be followed. */
    static final class TooManyOwners extends Refusal.Invalid {
        private static final long serialVersionUID = 1L;

        TooManyOwners(int most) {
            super(
                    "too-many-owners",
                    "Too many owners",
                    "At most " + most + " statements about owners can be followed from one party.",
                    List.of(FieldError.of("owner", "its owners, and theirs, are more than can be followed")));
        }
    }

    private static String on(LocalDate day) {
        return day.equals(LocalDate.MIN) ? " at some time" : " on " + day;
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
