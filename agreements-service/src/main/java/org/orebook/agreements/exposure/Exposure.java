package org.orebook.agreements.exposure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.agreements.agreement.Binding;

/**
 * What of a ground stands under agreements, by whoever holds them. Nobody holds more of a deposit than there is in it: what
 * several lines take of it together is bounded by it.
 */
final class Exposure {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Ground ground;

    Exposure(Ground ground) {
        this.ground = ground;
    }

    /**
     * A part of a line that falls to somebody.
     *
     * @param holder whoever it falls to: a party, a country; empty where that is not known
     * @param percent of the line, more than 0 and up to 100
     */
    record Portion(Optional<String> holder, BigDecimal percent) {

        /** All of a line. */
        static List<Portion> whole(String holder) {
            return List.of(new Portion(Optional.ofNullable(holder), HUNDRED));
        }
    }

    /**
     * What stands under agreements of one kind.
     *
     * @param agreements how many
     * @param named tonnes of the deposits that they name, whatever they take of them
     * @param taken tonnes of the shares and tonnages that they take
     * @param withoutTonnage deposits among them of which nobody gives a tonnage
     */
    record Standing(
            int agreements, Map<Measure, BigDecimal> named, Map<Measure, BigDecimal> taken, int withoutTonnage) {}

    /** By holder, and by whether the instruments bind. */
    Map<Optional<String>, Map<Binding, Standing>> by(
            Collection<AgreedLine> lines, Function<AgreedLine, List<Portion>> portions) {
        Map<Optional<String>, Map<Binding, Tally>> tallies = new LinkedHashMap<>();
        for (AgreedLine line : lines) {
            if (!ground.holds(line.deposit())) {
                continue;
            }
            for (Portion portion : portions.apply(line)) {
                tallies.computeIfAbsent(portion.holder(), _ -> new EnumMap<>(Binding.class))
                        .computeIfAbsent(line.binding(), _ -> new Tally())
                        .add(line, portion.percent());
            }
        }
        Map<Optional<String>, Map<Binding, Standing>> standings = new LinkedHashMap<>();
        tallies.forEach((holder, byBinding) -> {
            Map<Binding, Standing> standing = new EnumMap<>(Binding.class);
            byBinding.forEach((binding, tally) -> standing.put(binding, tally.standing()));
            standings.put(holder, standing);
        });
        return standings;
    }

    /** The lines of one holder and kind. */
    private final class Tally {
        private final Set<UUID> agreements = new HashSet<>();
        private final Set<UUID> deposits = new HashSet<>();
        private final Map<Measure, Map<UUID, BigDecimal>> takenOf = new EnumMap<>(Measure.class);

        void add(AgreedLine line, BigDecimal percent) {
            agreements.add(line.agreement());
            deposits.add(line.deposit());
            for (Measure measure : Measure.values()) {
                taken(line, measure)
                        .map(tonnes -> part(tonnes, percent))
                        .ifPresent(tonnes -> takenOf.computeIfAbsent(measure, _ -> new HashMap<>())
                                .merge(ground.widest(line.deposit()), tonnes, BigDecimal::add));
            }
        }

        private Optional<BigDecimal> taken(AgreedLine line, Measure measure) {
            Optional<BigDecimal> all = ground.of(line.deposit(), measure);
            return switch (line.taken()) {
                case null -> Optional.empty();
                case AgreedLine.Taken.Share share -> all.map(tonnes -> part(tonnes, share.percent()));
                case AgreedLine.Taken.Tonnage tonnage ->
                    all.filter(_ -> measure == tonnage.outOf() || isClaimed(measure))
                            .map(tonnes -> tonnes.min(tonnage.tonnes()));
            };
        }

        Standing standing() {
            Map<Measure, BigDecimal> named = new EnumMap<>(Measure.class);
            Map<Measure, BigDecimal> taken = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                named(measure).ifPresent(tonnes -> named.put(measure, tonnes));
                takenOf.getOrDefault(measure, Map.of()).entrySet().stream()
                        .map(entry -> bounded(entry.getKey(), entry.getValue(), measure))
                        .reduce(BigDecimal::add)
                        .ifPresent(tonnes -> taken.put(measure, tonnes));
            }
            return new Standing(agreements.size(), named, taken, withoutTonnage());
        }

        /** Of each tree what is named in it, and of a deposit and its part the deposit alone. */
        private Optional<BigDecimal> named(Measure measure) {
            Map<UUID, BigDecimal> byTree = new HashMap<>();
            for (UUID deposit : deposits) {
                if (!isWithinAnother(deposit)) {
                    ground.of(deposit, measure)
                            .ifPresent(tonnes -> byTree.merge(ground.widest(deposit), tonnes, BigDecimal::add));
                }
            }
            return byTree.entrySet().stream()
                    .map(entry -> bounded(entry.getKey(), entry.getValue(), measure))
                    .reduce(BigDecimal::add);
        }

        private boolean isWithinAnother(UUID deposit) {
            return ground.widerThan(deposit).anyMatch(deposits::contains);
        }

        private BigDecimal bounded(UUID widest, BigDecimal tonnes, Measure measure) {
            return ground.of(widest, measure).map(tonnes::min).orElse(tonnes);
        }

        private int withoutTonnage() {
            return (int) deposits.stream()
                    .filter(deposit -> Arrays.stream(Measure.values())
                            .allMatch(measure -> ground.of(deposit, measure).isEmpty()))
                    .count();
        }
    }

    private static boolean isClaimed(Measure measure) {
        return measure == Measure.CLAIMED_LEAST || measure == Measure.CLAIMED_MOST;
    }

    private static BigDecimal part(BigDecimal tonnes, BigDecimal percent) {
        return tonnes.multiply(percent, MathContext.DECIMAL128).movePointLeft(2);
    }
}
