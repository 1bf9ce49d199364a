package org.orebook.deposits.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * A subject line of an agreement: what it commits of which deposit.
 *
 * @param line its id, which it keeps through amendments
 * @param holder the party that it is committed to; {@code null} where that is not said
 * @param percent of a share: more than 0, up to 100
 * @param commodity code; of a tonnage always, of an exclusivity where it is of one commodity only
 * @param tonnes of a tonnage: contained commodity, more than 0
 * @param basis of a tonnage: what the tonnes are of, as the agreement says it
 * @param outOf of a tonnage: as asked, what it may be granted out of at the least; as granted, what it was granted out of
 * @param from of an exclusivity: the first day
 * @param until of an exclusivity: the last day
 */
record Line(
        UUID line,
        UUID deposit,
        CommitmentKind kind,
        UUID holder,
        BigDecimal percent,
        String commodity,
        BigDecimal tonnes,
        String basis,
        OutOf outOf,
        LocalDate from,
        LocalDate until) {

    /** The same of the deposit that goes on in the place of a merged one. */
    Line of(UUID winner) {
        return new Line(line, winner, kind, holder, percent, commodity, tonnes, basis, outOf, from, until);
    }

    /** The same, granted. */
    Line outOf(OutOf granted) {
        return new Line(line, deposit, kind, holder, percent, commodity, tonnes, basis, granted, from, until);
    }

    /** Whether what is asked is what was granted already; what was granted out of something surer still does. */
    boolean isGrantedBy(Line granted) {
        return line.equals(granted.line)
                && deposit.equals(granted.deposit)
                && kind == granted.kind
                && Objects.equals(holder, granted.holder)
                && same(percent, granted.percent)
                && Objects.equals(commodity, granted.commodity)
                && same(tonnes, granted.tonnes)
                && Objects.equals(basis, granted.basis)
                && (outOf == null || granted.outOf.compareTo(outOf) <= 0)
                && Objects.equals(from, granted.from)
                && Objects.equals(until, granted.until);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /** Whether the windows of two exclusivities have a day in common. */
    boolean overlaps(Line other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    /** Whether the window of another exclusivity lies within this one. */
    boolean includes(Line other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }
}
