package org.orebook.deposits.commitment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;

/**
 * What is said of a deposit that nobody has confirmed, of one pool: the least and the most, inferred included.
 *
 * @param estimates that say it
 */
record Claims(BigDecimal least, BigDecimal most, List<UUID> estimates) {

    private static Claims of(UUID estimate, BigDecimal tonnes) {
        return new Claims(tonnes, tonnes, List.of(estimate));
    }

    private Claims and(Claims other) {
        List<UUID> all = new ArrayList<>(estimates);
        all.addAll(other.estimates);
        return new Claims(least.min(other.least), most.max(other.most), List.copyOf(all));
    }

    /** Of the estimates of one deposit, by pool. What was mined is not in it any more, and no claim of what is. */
    static Map<Pool, Claims> of(List<StandingEstimate> estimates, Pools pools) {
        Map<Pool, Claims> ofTheWhole = new LinkedHashMap<>();
        Map<Pool, Claims> ofZones = new LinkedHashMap<>();
        for (StandingEstimate estimate : estimates) {
            if (!estimate.isConfirmed() && estimate.content().kind() != EstimateKind.PRODUCTION) {
                Map<Pool, Claims> into = estimate.content().zone() == null ? ofTheWhole : ofZones;
                totals(estimate.content(), pools)
                        .forEach((pool, tonnes) -> into.merge(pool, of(estimate.id(), tonnes), Claims::and));
            }
        }
        ofZones.forEach(ofTheWhole::putIfAbsent);
        return ofTheWhole;
    }

    /** All that an estimate says. Reserves are added to resources only where it says that they are apart. */
    private static Map<Pool, BigDecimal> totals(EstimateContent content, Pools pools) {
        Map<Pool, BigDecimal> reserves = new LinkedHashMap<>();
        Map<Pool, BigDecimal> others = new LinkedHashMap<>();
        boolean anyCategory =
                content.rows().stream().anyMatch(row -> !row.categories().isEmpty());
        for (CategoryRow row : content.rows()) {
            // A line without a category beside lines that have one may be their total.
            if (Backings.repeats(row, content)
                    || (anyCategory && row.categories().isEmpty())) {
                continue;
            }
            Map<Pool, BigDecimal> into = isOfReserves(row) ? reserves : others;
            Backings.whole(row, content)
                    .flatMap(contained -> pools.of(content.commodity(), contained.basis(), contained.tonnes()))
                    .ifPresent(pooled -> into.merge(pooled.pool(), pooled.tonnes(), BigDecimal::add));
        }
        boolean apart = Boolean.FALSE.equals(content.resourcesIncludeReserves());
        reserves.forEach((pool, tonnes) -> others.merge(pool, tonnes, apart ? BigDecimal::add : BigDecimal::max));
        return others;
    }

    private static boolean isOfReserves(CategoryRow row) {
        return !row.categories().isEmpty()
                && row.categories().stream().allMatch(category -> category.family() == Category.Family.RESERVE);
    }
}
