package org.orebook.agreements.exposure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The deposits of a country or of the whole registry as a forest, of one commodity on one basis. A deposit's own figure
 * stands for all of its parts, which are counted only where it has none: never both.
 */
final class Ground {

    /** Districts hold deposits, and these zones: more levels there are not, whatever a message says. */
    private static final int DEEPEST = 10;

    private final Map<UUID, Stock> stocks = new HashMap<>();
    private final Map<UUID, List<UUID>> parts = new HashMap<>();

    Ground(Collection<Stock> stocks) {
        stocks.forEach(stock -> this.stocks.put(stock.deposit(), stock));
        for (Stock stock : this.stocks.values()) {
            if (this.stocks.containsKey(stock.parent())) {
                parts.computeIfAbsent(stock.parent(), _ -> new ArrayList<>()).add(stock.deposit());
            }
        }
    }

    boolean holds(UUID deposit) {
        return stocks.containsKey(deposit);
    }

    /** The tonnes of a deposit: its own figure, or else that of its parts; empty where nobody gives any. */
    Optional<BigDecimal> of(UUID deposit, Measure measure) {
        return of(deposit, measure, 0);
    }

    private Optional<BigDecimal> of(UUID deposit, Measure measure, int depth) {
        Stock stock = stocks.get(deposit);
        if (stock == null || depth > DEEPEST) {
            return Optional.empty();
        }
        BigDecimal own = stock.tonnes().get(measure);
        return own != null
                ? Optional.of(own)
                : parts.getOrDefault(deposit, List.of()).stream()
                        .flatMap(part -> of(part, measure, depth + 1).stream())
                        .reduce(BigDecimal::add);
    }

    /** The deposits that a deposit is part of, the narrowest first. */
    Stream<UUID> widerThan(UUID deposit) {
        return Stream.iterate(parentOf(deposit), Objects::nonNull, this::parentOf)
                .limit(DEEPEST);
    }

    private UUID parentOf(UUID deposit) {
        Stock stock = stocks.get(deposit);
        return stock == null || !stocks.containsKey(stock.parent()) ? null : stock.parent();
    }

    /** The widest deposit that a deposit is part of, or itself. */
    UUID widest(UUID deposit) {
        return widerThan(deposit).reduce(deposit, (_, wider) -> wider);
    }

    /** The tonnes of all; empty where nobody gives any. */
    Optional<BigDecimal> total(Measure measure) {
        return stocks.values().stream()
                .filter(stock -> !stocks.containsKey(stock.parent()))
                .map(stock -> of(stock.deposit(), measure).orElse(null))
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add);
    }
}
