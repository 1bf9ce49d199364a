package org.orebook.agreements.party.ownership;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What statements about owners cannot say together. Whatever holds on some day of a period holds on its first day or on a
 * day on which something begins: only those are looked at.
 */
final class OwnershipRules {

    static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private OwnershipRules() {}

    /** Those that add up to more than the whole on some day. */
    record Excess(LocalDate at, BigDecimal percent, List<Claim> claims) {}

    /** A standing statement about the same pair for some of the same days. */
    static Optional<Claim> overlapping(Claim claim, Collection<Claim> ofOwned) {
        return ofOwned.stream()
                .filter(other -> other.owner().equals(claim.owner()))
                .filter(other -> other.period().overlaps(claim.period()))
                .findFirst();
    }

    /**
     * The first day on which the known percentages are more than the whole.
     *
     * @param ofOwned the other standing statements about owners of the same party
     */
    static Optional<Excess> excess(Claim claim, Collection<Claim> ofOwned) {
        List<Claim> known = Stream.concat(ofOwned.stream(), Stream.of(claim))
                .filter(each -> each.percent() != null)
                .toList();
        return days(claim.period(), known).stream()
                .map(day -> sum(day, known))
                .filter(sum -> sum.percent().compareTo(WHOLE) > 0)
                .findFirst();
    }

    private static Excess sum(LocalDate day, List<Claim> known) {
        List<Claim> holding =
                known.stream().filter(each -> each.period().holds(day)).toList();
        BigDecimal sum = holding.stream().map(Claim::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Excess(day, sum, holding);
    }

    /**
     * A day on which the owner would own itself by way of the owned.
     *
     * @param above standing statements about the owner, its owners, and so on
     */
    static Optional<LocalDate> cycle(Claim claim, Collection<Claim> above) {
        return days(claim.period(), above).stream()
                .filter(day -> owns(claim.owned(), claim.owner(), day, above))
                .findFirst();
    }

    private static boolean owns(UUID owner, UUID owned, LocalDate day, Collection<Claim> claims) {
        Map<UUID, Set<UUID>> owners = new HashMap<>();
        claims.stream()
                .filter(claim -> claim.period().holds(day))
                .forEach(claim -> owners.computeIfAbsent(claim.owned(), id -> new HashSet<>())
                        .add(claim.owner()));
        Set<UUID> reached = new HashSet<>();
        Deque<UUID> toFollow = new ArrayDeque<>(Set.of(owned));
        while (!toFollow.isEmpty()) {
            UUID next = toFollow.pop();
            if (next.equals(owner)) {
                return true;
            }
            if (reached.add(next)) {
                toFollow.addAll(owners.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    private static NavigableSet<LocalDate> days(Period period, Collection<Claim> claims) {
        NavigableSet<LocalDate> days = new TreeSet<>(Set.of(period.begin()));
        claims.stream()
                .map(claim -> claim.period().begin())
                .filter(period::holds)
                .forEach(days::add);
        return days;
    }
}
