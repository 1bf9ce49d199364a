package org.orebook.deposits.commitment;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What confirmed estimates back in a deposit, of one pool. Of several that stand side by side the one with the least
 * counts. A member is {@code null} where no confirmed estimate states it.
 *
 * @param reserves Proved and Probable
 * @param measuredAndIndicated of the resources, as they are stated
 * @param whole what may be granted in all: reserves with measured and indicated resources, which are added only where the
 *     resources are said not to include the reserves, else the larger counts
 * @param inferred never granted
 */
record Backing(Tonnage reserves, Tonnage measuredAndIndicated, Tonnage whole, Tonnage inferred) {

    /** Tonnes on the basis of the pool, and the estimate that they come from. */
    record Tonnage(BigDecimal tonnes, UUID estimate) {}

    /** What backs a grant of a kind; {@code null} where nothing does. */
    Tonnage of(OutOf outOf) {
        return outOf == OutOf.RESERVES ? reserves : whole;
    }

    /** The estimates that any of it comes from. */
    Set<UUID> estimates() {
        Set<UUID> estimates = new LinkedHashSet<>();
        Stream.of(reserves, measuredAndIndicated, whole, inferred)
                .filter(each -> each != null)
                .forEach(each -> estimates.add(each.estimate()));
        return estimates;
    }
}
