package org.orebook.deposits.commitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.Contained;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;

/**
 * Reads what the confirmed estimates of a deposit back. Only estimates under a code of the CRIRSCO family count, and of
 * these only lines whose categories they name: reserves of estimates of reserves, resources of estimates of resources.
 * Those of a zone count only where there is none of the whole.
 *
 * <p>A figure backs what it says: one that is about or nearly so much, as much as it says; one that is more than so much,
 * no more. One that is less than so much says how much there is not: it backs nothing, and where an estimate says nothing
 * else, it bounds what the others back.
 */
final class Backings {

    private static final Set<Category> RESERVES = EnumSet.of(Category.PROVED, Category.PROBABLE);
    private static final Set<Category> MEASURED_AND_INDICATED = EnumSet.of(Category.MEASURED, Category.INDICATED);
    private static final Set<Category> INFERRED = EnumSet.of(Category.INFERRED);

    private final Pools pools;
    private final Map<Pool, List<Stated>> reserves;
    private final Map<Pool, List<Stated>> measuredAndIndicated;
    private final Map<Pool, List<Stated>> inferred;

    private Backings(Pools pools, List<StandingEstimate> confirmed) {
        this.pools = pools;
        this.reserves = stated(confirmed, EstimateKind.RESERVE, RESERVES);
        this.measuredAndIndicated = stated(confirmed, EstimateKind.RESOURCE, MEASURED_AND_INDICATED);
        this.inferred = stated(confirmed, EstimateKind.RESOURCE, INFERRED);
    }

    /** What is backed in one deposit, by pool. */
    static Map<Pool, Backing> of(List<StandingEstimate> estimates, Pools pools) {
        List<StandingEstimate> confirmed = estimates.stream()
                .filter(StandingEstimate::isConfirmed)
                .filter(estimate -> estimate.content().reportingCode().isCrirsco())
                .toList();
        return new Backings(pools, confirmed).read();
    }

    private Map<Pool, Backing> read() {
        Set<Pool> all = new LinkedHashSet<>(reserves.keySet());
        all.addAll(measuredAndIndicated.keySet());
        all.addAll(inferred.keySet());
        Map<Pool, Backing> backings = new LinkedHashMap<>();
        for (Pool pool : all) {
            Backing backing = new Backing(
                    least(reserves.get(pool)),
                    least(measuredAndIndicated.get(pool)),
                    whole(pool),
                    least(inferred.get(pool)));
            if (!backing.estimates().isEmpty()) {
                backings.put(pool, backing);
            }
        }
        return backings;
    }

    /**
     * What one estimate states of a pool.
     *
     * @param backs the sum of what backs something; {@code null} where it only says how much there is not
     * @param bound the sum of that
     */
    private record Stated(StandingEstimate estimate, BigDecimal backs, BigDecimal bound) {

        BigDecimal tonnes() {
            return backs == null ? bound : backs;
        }

        Stated plus(BigDecimal tonnes, boolean lessThan) {
            return lessThan
                    ? new Stated(estimate, backs, bound.add(tonnes))
                    : new Stated(estimate, (backs == null ? BigDecimal.ZERO : backs).add(tonnes), bound);
        }
    }

    private static Backing.Tonnage least(List<Stated> stated) {
        return leastOf(stated, Stated::tonnes);
    }

    /** Measured and indicated with the reserves: added where they are said to be apart, else the larger of both. */
    private Backing.Tonnage whole(Pool pool) {
        Backing.Tonnage surest = least(reserves.get(pool));
        Backing.Tonnage whole = leastOf(measuredAndIndicated.get(pool), stated -> with(surest, stated));
        return whole == null ? surest : whole;
    }

    private static BigDecimal with(Backing.Tonnage reserves, Stated resources) {
        if (reserves == null) {
            return resources.tonnes();
        }
        boolean apart = Boolean.FALSE.equals(resources.estimate().content().resourcesIncludeReserves());
        return apart
                ? reserves.tonnes().add(resources.tonnes())
                : reserves.tonnes().max(resources.tonnes());
    }

    private static Backing.Tonnage leastOf(List<Stated> stated, Function<Stated, BigDecimal> tonnes) {
        if (stated == null || stated.stream().allMatch(each -> each.backs() == null)) {
            return null;
        }
        return stated.stream()
                .map(each ->
                        new Backing.Tonnage(tonnes.apply(each), each.estimate().id()))
                .min(Comparator.comparing(Backing.Tonnage::tonnes).thenComparing(Backing.Tonnage::estimate))
                .orElseThrow();
    }

    private Map<Pool, List<Stated>> stated(
            List<StandingEstimate> confirmed, EstimateKind kind, Set<Category> categories) {
        Map<Pool, List<Stated>> ofTheWhole = new LinkedHashMap<>();
        Map<Pool, List<Stated>> ofZones = new LinkedHashMap<>();
        for (StandingEstimate estimate : confirmed) {
            if (estimate.content().kind() == kind) {
                var into = estimate.content().zone() == null ? ofTheWhole : ofZones;
                sums(estimate, categories)
                        .forEach((pool, sum) -> into.computeIfAbsent(pool, _ -> new ArrayList<>())
                                .add(sum));
            }
        }
        ofZones.forEach(ofTheWhole::putIfAbsent);
        return ofTheWhole;
    }

    private Map<Pool, Stated> sums(StandingEstimate estimate, Set<Category> categories) {
        EstimateContent content = estimate.content();
        Map<Pool, Stated> sums = new HashMap<>();
        for (CategoryRow row : content.rows()) {
            if (row.categories().isEmpty() || !categories.containsAll(row.categories()) || repeats(row, content)) {
                continue;
            }
            whole(row, content)
                    .ifPresent(contained -> pools.of(content.commodity(), contained.basis(), contained.tonnes())
                            .ifPresent(pooled -> sums.merge(
                                    pooled.pool(),
                                    new Stated(estimate, null, BigDecimal.ZERO)
                                            .plus(pooled.tonnes(), isLessThan(contained)),
                                    (sum, more) -> sum.plus(pooled.tonnes(), isLessThan(contained)))));
        }
        return sums;
    }

    private static boolean isLessThan(Contained contained) {
        return contained.qualifier() == Qualifier.LESS_THAN;
    }

    /** What a line contains, of the whole deposit. */
    static Optional<Contained> whole(CategoryRow row, EstimateContent content) {
        return Contained.of(row, content).map(contained -> contained.ofTheWhole(content.attributablePercent()));
    }

    /** Whether it gives one figure for categories that have lines of their own: it would count them twice. */
    static boolean repeats(CategoryRow row, EstimateContent content) {
        return row.categories().size() > 1
                && content.rows().stream()
                        .filter(each -> each.categories().size() == 1)
                        .anyMatch(each ->
                                row.categories().contains(each.categories().getFirst()));
    }
}
