package org.orebook.deposits.commitment;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.orebook.chassis.quantity.Basis;
import org.orebook.deposits.commitment.Decision.Code;
import org.orebook.deposits.commitment.Decision.GrantedLine;
import org.orebook.deposits.commitment.Decision.RefusedLine;

/**
 * Decides whether a request can be granted. It reckons and asks nobody.
 *
 * <p>A request states all that its agreement commits: what the agreement committed before does not count against it, what
 * is asked as it stands goes on, and what takes no more than before is granted even where more is committed than there is.
 */
@ApplicationScoped
class Grants {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    /** Grams: what is left is said in tonnes, rounded down. */
    private static final int MOST_DECIMALS = 6;

    private final Pools pools;

    Grants(Pools pools) {
        this.pools = pools;
    }

    Decision decide(Grounds grounds, CommitmentRequest request) {
        return new Deciding(grounds, request).decision();
    }

    /** One decision under way: line by line, each beside those that were found to fit before it. */
    private final class Deciding {

        private final DepositTree tree;
        private final Map<UUID, List<StandingEstimate>> confirmed;
        private final List<Line> asked;
        /** What other agreements commit. */
        private final List<Line> others;
        /** What this one committed before. */
        private final List<Commitment> before;

        private final List<GrantedLine> taken = new ArrayList<>();
        private final List<RefusedLine> refused = new ArrayList<>();
        private final Map<UUID, Map<Pool, Backing>> backings = new HashMap<>();

        private Deciding(Grounds grounds, CommitmentRequest request) {
            this.tree = grounds.tree();
            this.confirmed = grounds.confirmed();
            this.asked = request.lines();
            this.others = grounds.others();
            this.before = grounds.before();
        }

        private Decision decision() {
            List<Line> changed = new ArrayList<>();
            for (Line line : asked) {
                Optional<UUID> deposit = tree.follow(line.deposit());
                if (deposit.isEmpty()) {
                    refuse(line, Code.NO_SUCH_DEPOSIT, "There is no deposit " + line.deposit() + ".", null, null);
                } else if (!goesOn(line.of(deposit.get()))) {
                    changed.add(line.of(deposit.get()));
                }
            }
            changed.forEach(this::decide);
            return refused.isEmpty() ? new Decision.Granted(taken) : new Decision.Refused(refused);
        }

        private boolean goesOn(Line line) {
            Optional<Commitment> same = before.stream()
                    .filter(commitment -> line.isGrantedBy(commitment.line()))
                    .findFirst();
            same.ifPresent(commitment ->
                    taken.add(new GrantedLine(commitment.line(), commitment.estimate(), commitment.id())));
            return same.isPresent();
        }

        private void decide(Line line) {
            switch (line.kind()) {
                case SHARE -> decideShare(line);
                case TONNAGE -> decideTonnage(line);
                case EXCLUSIVITY -> decideExclusivity(line);
            }
        }

        private void take(Line line, UUID estimate) {
            taken.add(new GrantedLine(line, estimate, null));
        }

        private void refuse(Line line, Code code, String reason, BigDecimal left, UUID estimate) {
            BigDecimal requested = line.kind() == CommitmentKind.SHARE ? line.percent() : line.tonnes();
            refused.add(new RefusedLine(line, code, reason, requested, left, estimate));
        }

        /** What counts against a line: what others commit, and what was found to fit before it. */
        private Stream<Line> counted() {
            return Stream.concat(others.stream(), taken.stream().map(GrantedLine::line));
        }

        /** What was committed until now. */
        private Stream<Line> committedBefore() {
            return Stream.concat(others.stream(), before.stream().map(Commitment::line));
        }

        // Shares

        /** On each way from the widest deposit to a narrowest part of it, the shares add up to a hundred at most. */
        private void decideShare(Line line) {
            BigDecimal left = ALL;
            boolean fits = true;
            boolean ofOthersToo = false;
            for (Set<UUID> path : tree.pathsThrough(line.deposit())) {
                BigDecimal counted = percent(counted(), path);
                BigDecimal after = counted.add(line.percent());
                fits &= after.compareTo(ALL) <= 0 || after.compareTo(percent(committedBefore(), path)) <= 0;
                if (ALL.subtract(counted).compareTo(left) < 0) {
                    left = ALL.subtract(counted);
                    ofOthersToo = counted.compareTo(percent(counted(), Set.of(line.deposit()))) > 0;
                }
            }
            if (fits) {
                take(line, null);
                return;
            }
            BigDecimal free = left.max(BigDecimal.ZERO);
            refuse(
                    line,
                    Code.SHARE_BEYOND_WHAT_IS_LEFT,
                    plain(line.percent()) + " % is asked, " + plain(free) + " % is left of " + tree.name(line.deposit())
                            + (ofOthersToo ? ", with the shares of what it is part of and of its parts." : "."),
                    free,
                    null);
        }

        private static BigDecimal percent(Stream<Line> lines, Set<UUID> path) {
            return lines.filter(each -> each.kind() == CommitmentKind.SHARE && path.contains(each.deposit()))
                    .map(Line::percent)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        // Tonnages

        private void decideTonnage(Line line) {
            Optional<Pools.Pooled> wanted = pools.of(line.commodity(), line.basis(), line.tonnes())
                    .filter(pooled -> Pools.isStated(pooled.pool()));
            if (wanted.isEmpty()) {
                refuse(
                        line,
                        Code.BASIS_NOT_COMPARABLE,
                        "Tonnes of " + line.basis() + " cannot be compared with estimates of " + line.commodity() + ".",
                        null,
                        null);
                return;
            }
            Tonnage tonnage = new Tonnage(line, wanted.get());
            Optional<Shortfall> ofReserves = tonnage.shortfall(OutOf.RESERVES);
            if (ofReserves.isEmpty()) {
                take(line.outOf(OutOf.RESERVES), tonnage.restsOn(OutOf.RESERVES));
                return;
            }
            if (line.outOf() == OutOf.RESERVES) {
                refuse(line, ofReserves.get());
                return;
            }
            tonnage.shortfall(OutOf.MEASURED_AND_INDICATED)
                    .ifPresentOrElse(
                            shortfall -> refuse(line, shortfall),
                            () -> take(
                                    line.outOf(OutOf.MEASURED_AND_INDICATED),
                                    tonnage.restsOn(OutOf.MEASURED_AND_INDICATED)));
        }

        private void refuse(Line line, Shortfall shortfall) {
            refuse(line, shortfall.code(), shortfall.reason(), shortfall.left(), shortfall.estimate());
        }

        private Map<Pool, Backing> backings(UUID deposit) {
            return backings.computeIfAbsent(deposit, id -> Backings.of(confirmed.getOrDefault(id, List.of()), pools));
        }

        /** Why a tonnage cannot be granted. */
        private record Shortfall(Code code, String reason, BigDecimal left, UUID estimate) {}

        /** A tonnage that is asked for. */
        private final class Tonnage {

            private final Line line;
            private final Pool pool;
            private final BigDecimal tonnes;

            private Tonnage(Line line, Pools.Pooled wanted) {
                this.line = line;
                this.pool = wanted.pool();
                this.tonnes = wanted.tonnes();
            }

            /** The estimate that it rests on; {@code null} where none stands any more. */
            private UUID restsOn(OutOf outOf) {
                Backing backing = backings(line.deposit()).get(pool);
                Backing.Tonnage backed = backing == null ? null : backing.of(outOf);
                return backed == null ? null : backed.estimate();
            }

            /** Why it cannot be granted out of that; empty where it can. */
            private Optional<Shortfall> shortfall(OutOf outOf) {
                if (takesNoMoreThanBefore(outOf)) {
                    return Optional.empty();
                }
                Backing own = backings(line.deposit()).get(pool);
                if (isStatedOtherwise(line.deposit(), outOf)) {
                    return Optional.of(notComparable(outOf));
                }
                if (own == null || own.of(outOf) == null) {
                    return Optional.of(new Shortfall(
                            Code.NO_CONFIRMED_ESTIMATE,
                            "No confirmed estimate of " + tree.name(line.deposit()) + " states " + words(outOf) + " of "
                                    + line.commodity() + ".",
                            BigDecimal.ZERO,
                            null));
                }
                if (tree.pathUp(line.deposit()).stream().anyMatch(wider -> isStatedOtherwise(wider, outOf))
                        || isCommittedOtherwise()) {
                    return Optional.of(notComparable(outOf));
                }
                return beyond(outOf);
            }

            /** Whether at the deposit and all that it is part of, no more is committed than before. */
            private boolean takesNoMoreThanBefore(OutOf outOf) {
                return tree.pathUp(line.deposit()).stream()
                        .allMatch(wider -> fitsBefore(wider, outOf)
                                && (outOf == OutOf.MEASURED_AND_INDICATED
                                        || fitsBefore(wider, OutOf.MEASURED_AND_INDICATED)));
            }

            private boolean fitsBefore(UUID wider, OutOf outOf) {
                return committed(counted(), wider, outOf)
                                .add(tonnes)
                                .compareTo(committed(committedBefore(), wider, outOf))
                        <= 0;
            }

            /** Whether a confirmed estimate states it on a basis that this one cannot be compared with. */
            private boolean isStatedOtherwise(UUID deposit, OutOf outOf) {
                return backings(deposit).entrySet().stream()
                        .anyMatch(each -> each.getKey().commodity().equals(pool.commodity())
                                && !each.getKey().equals(pool)
                                && each.getValue().of(outOf) != null);
            }

            private boolean isCommittedOtherwise() {
                UUID root = tree.root(line.deposit());
                return counted()
                        .filter(each -> each.kind() == CommitmentKind.TONNAGE
                                && each.commodity().equals(pool.commodity())
                                && tree.isWithin(each.deposit(), root))
                        .anyMatch(each -> !pooled(each).pool().equals(pool));
            }

            private Shortfall notComparable(OutOf outOf) {
                return new Shortfall(
                        Code.BASIS_NOT_COMPARABLE,
                        "Tonnes of " + line.basis() + " cannot be compared with all that is confirmed or committed of "
                                + words(outOf) + " of " + tree.name(line.deposit())
                                + ": there is no one factor between the bases.",
                        null,
                        null);
            }

            /** Where less is left than it takes, the least of all; empty where it fits everywhere. */
            private Optional<Shortfall> beyond(OutOf outOf) {
                BigDecimal least = null;
                UUID at = line.deposit();
                for (UUID wider : tree.pathUp(line.deposit())) {
                    for (OutOf limit : List.of(outOf, OutOf.MEASURED_AND_INDICATED)) {
                        BigDecimal left = left(wider, limit);
                        boolean fits = left == null || tonnes.compareTo(left) <= 0 || fitsBefore(wider, limit);
                        if (!fits && (least == null || left.compareTo(least) < 0)) {
                            least = left;
                            at = wider;
                        }
                    }
                }
                return least == null ? Optional.empty() : Optional.of(beyond(outOf, least.max(BigDecimal.ZERO), at));
            }

            private Shortfall beyond(OutOf outOf, BigDecimal free, UUID at) {
                boolean here = at.equals(line.deposit());
                BigDecimal left = rounded(pools.onBasis(pool, free, line.basis()));
                // A wider deposit may be one that the asker knows nothing of.
                String of = here
                        ? tree.name(line.deposit())
                        : tree.name(line.deposit())
                                + ", with what is committed of the wider deposit that it is part of";
                return new Shortfall(
                        Code.TONNAGE_BEYOND_WHAT_IS_LEFT,
                        plain(line.tonnes()) + " t of " + line.basis() + " are asked, " + plain(left)
                                + " t are left of the confirmed " + words(outOf) + " of " + of + ".",
                        left,
                        here ? restsOn(outOf) : null);
            }

            /** What is left at a deposit; {@code null} where no confirmed estimate of it bounds it. */
            private BigDecimal left(UUID deposit, OutOf limit) {
                Backing backing = backings(deposit).get(pool);
                Backing.Tonnage backed = backing == null ? null : backing.of(limit);
                return backed == null ? null : backed.tonnes().subtract(committed(counted(), deposit, limit));
            }

            /** Tonnes committed of a deposit and its parts: out of reserves alone, or in all. */
            private BigDecimal committed(Stream<Line> lines, UUID deposit, OutOf limit) {
                return lines.filter(isTonnageWithin(deposit))
                        .filter(each -> limit == OutOf.MEASURED_AND_INDICATED || each.outOf() == OutOf.RESERVES)
                        .map(Grants.this::pooled)
                        .filter(each -> each.pool().equals(pool))
                        .map(Pools.Pooled::tonnes)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            }

            private Predicate<Line> isTonnageWithin(UUID deposit) {
                return each -> each.kind() == CommitmentKind.TONNAGE
                        && each.commodity().equals(pool.commodity())
                        && tree.isWithin(each.deposit(), deposit);
            }
        }

        // Exclusivities

        private void decideExclusivity(Line line) {
            boolean narrowed = before.stream()
                    .map(Commitment::line)
                    .anyMatch(earlier -> earlier.kind() == CommitmentKind.EXCLUSIVITY
                            && earlier.line().equals(line.line())
                            && earlier.deposit().equals(line.deposit())
                            && (earlier.commodity() == null
                                    || earlier.commodity().equals(line.commodity()))
                            && earlier.includes(line));
            Optional<Line> inTheWay = narrowed
                    ? Optional.empty()
                    : others.stream().filter(other -> excludes(other, line)).findFirst();
            inTheWay.ifPresentOrElse(
                    other -> refuse(
                            line,
                            Code.EXCLUSIVITY_OVERLAPS,
                            "From " + line.from() + " to " + line.until() + " is asked, and another agreement has "
                                    + tree.name(line.deposit()) + " to itself from " + other.from() + " to "
                                    + other.until() + ".",
                            null,
                            null),
                    () -> take(line, null));
        }

        private boolean excludes(Line other, Line line) {
            return other.kind() == CommitmentKind.EXCLUSIVITY
                    && (tree.isWithin(other.deposit(), line.deposit())
                            || tree.isWithin(line.deposit(), other.deposit()))
                    && other.overlaps(line)
                    && pools.concernTheSame(other.commodity(), line.commodity());
        }
    }

    private Pools.Pooled pooled(Line line) {
        // It was granted, so that its commodity and basis are known.
        return pools.of(line.commodity(), line.basis(), line.tonnes())
                .orElseGet(() -> new Pools.Pooled(new Pool(line.commodity(), Basis.NOT_STATED), line.tonnes()));
    }

    private static String words(OutOf outOf) {
        return outOf == OutOf.RESERVES ? "reserves" : "reserves and measured and indicated resources";
    }

    private static BigDecimal rounded(BigDecimal tonnes) {
        return tonnes.scale() > MOST_DECIMALS ? tonnes.setScale(MOST_DECIMALS, RoundingMode.FLOOR) : tonnes;
    }

    /** Without zeros at the end. */
    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
