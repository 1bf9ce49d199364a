package org.orebook.deposits.commitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a deposit's ledger stands: what is known to be in it, what is committed of it, and of what more is committed than is
 * confirmed by now.
 *
 * @param backings what is confirmed, by pool
 * @param claims what is said besides, by pool
 * @param own the commitments of the deposit itself
 * @param tonnages what is committed of the deposit and its parts, by pool
 * @param overShares where more shares are committed than there are; empty where they fit
 */
record Statement(
        UUID deposit,
        Map<Pool, Backing> backings,
        Map<Pool, Claims> claims,
        List<Commitment> own,
        Map<Pool, Committed> tonnages,
        Optional<OverShares> overShares) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /**
     * Tonnes that are committed of a deposit and its parts.
     *
     * @param outOfReserves what was granted out of reserves
     * @param all that with what was granted out of measured and indicated resources
     * @param direct whether any of it is of the deposit itself
     * @param agreements that have a part in it
     */
    record Committed(BigDecimal outOfReserves, BigDecimal all, boolean direct, Set<UUID> agreements) {

        private Committed and(Committed other) {
            Set<UUID> both = new LinkedHashSet<>(agreements);
            both.addAll(other.agreements);
            return new Committed(
                    outOfReserves.add(other.outOfReserves), all.add(other.all), direct || other.direct, both);
        }
    }

    /** A pool of which more is committed than confirmed, in tonnes. */
    record Over(Pool pool, BigDecimal committed, BigDecimal confirmed, Set<UUID> agreements) {}

    /**
     * Shares that add up to more than the whole, as after a merge or a move.
     *
     * @param percent along the way down from the deposit on which they are most
     * @param agreements that have a part in it, on this or another such way
     */
    record OverShares(BigDecimal percent, Set<UUID> agreements) {}

    /**
     * The statement of a deposit.
     *
     * @param tree in which all deposits of the commitments are
     * @param standing commitments of the tree or more
     */
    static Statement of(
            UUID deposit, DepositTree tree, List<Commitment> standing, List<StandingEstimate> estimates, Pools pools) {
        Map<Pool, Committed> tonnages = new LinkedHashMap<>();
        for (Commitment commitment : standing) {
            Line line = commitment.line();
            if (line.kind() == CommitmentKind.TONNAGE && tree.isWithin(line.deposit(), deposit)) {
                pools.of(line.commodity(), line.basis(), line.tonnes())
                        .ifPresent(pooled -> tonnages.merge(
                                pooled.pool(), committed(commitment, deposit, pooled.tonnes()), Committed::and));
            }
        }
        return new Statement(
                deposit,
                byCode(Backings.of(estimates, pools), pools),
                byCode(Claims.of(estimates, pools), pools),
                standing.stream()
                        .filter(commitment -> commitment.line().deposit().equals(deposit))
                        .toList(),
                byCode(tonnages, pools),
                overShares(deposit, tree, standing));
    }

    /** On each way from the deposit down to one of its parts, the shares add up to a hundred at most. */
    private static Optional<OverShares> overShares(UUID deposit, DepositTree tree, List<Commitment> standing) {
        List<Commitment> shares = standing.stream()
                .filter(commitment -> commitment.line().kind() == CommitmentKind.SHARE
                        && tree.isWithin(commitment.line().deposit(), deposit))
                .toList();
        BigDecimal most = ALL;
        Set<UUID> agreements = new LinkedHashSet<>();
        for (UUID end : shares.stream().map(each -> each.line().deposit()).collect(Collectors.toSet())) {
            List<UUID> way = tree.pathUp(end);
            List<Commitment> along = shares.stream()
                    .filter(each -> way.contains(each.line().deposit()))
                    .toList();
            BigDecimal percent =
                    along.stream().map(each -> each.line().percent()).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (percent.compareTo(ALL) > 0) {
                most = most.max(percent);
                along.forEach(each -> agreements.add(each.agreement()));
            }
        }
        return agreements.isEmpty() ? Optional.empty() : Optional.of(new OverShares(most, agreements));
    }

    private static Committed committed(Commitment commitment, UUID deposit, BigDecimal tonnes) {
        Line line = commitment.line();
        return new Committed(
                line.outOf() == OutOf.RESERVES ? tonnes : BigDecimal.ZERO,
                tonnes,
                line.deposit().equals(deposit),
                Set.of(commitment.agreement()));
    }

    /** In the order in which they are told. */
    private static <T> Map<Pool, T> byCode(Map<Pool, T> byPool, Pools pools) {
        Map<String, Pool> inOrder = new TreeMap<>();
        byPool.keySet().forEach(pool -> inOrder.put(pool.commodity() + " " + pools.code(pool), pool));
        Map<Pool, T> sorted = new LinkedHashMap<>();
        inOrder.values().forEach(pool -> sorted.put(pool, byPool.get(pool)));
        return sorted;
    }

    /** All pools of which anything is said or committed. */
    Set<Pool> pools() {
        Set<Pool> all = new LinkedHashSet<>(backings.keySet());
        all.addAll(claims.keySet());
        all.addAll(tonnages.keySet());
        return all;
    }

    /** Where more is committed than is confirmed. */
    List<Over> over() {
        List<Over> over = new ArrayList<>();
        tonnages.forEach((pool, committed) -> {
            Backing backing = backings.get(pool);
            if (exceeds(committed, committed.all(), confirmed(backing, Backing::whole))) {
                over.add(over(pool, committed, committed.all(), confirmed(backing, Backing::whole)));
            } else if (exceeds(committed, committed.outOfReserves(), confirmed(backing, Backing::reserves))) {
                over.add(over(pool, committed, committed.outOfReserves(), confirmed(backing, Backing::reserves)));
            }
        });
        return over;
    }

    private static Over over(Pool pool, Committed committed, BigDecimal tonnes, BigDecimal confirmed) {
        return new Over(pool, tonnes, confirmed == null ? BigDecimal.ZERO : confirmed, committed.agreements());
    }

    /** What parts commit is bounded by their own estimates, where none of the wider deposit is confirmed. */
    private static boolean exceeds(Committed committed, BigDecimal tonnes, BigDecimal confirmed) {
        return confirmed == null ? committed.direct() && tonnes.signum() > 0 : tonnes.compareTo(confirmed) > 0;
    }

    private static BigDecimal confirmed(Backing backing, Function<Backing, Backing.Tonnage> member) {
        return Stream.ofNullable(backing)
                .map(member)
                .flatMap(Stream::ofNullable)
                .map(Backing.Tonnage::tonnes)
                .findFirst()
                .orElse(null);
    }
}
