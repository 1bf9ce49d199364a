package org.orebook.deposits.commitment;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.orebook.deposits.deposit.DepositReference;

/** Reckons what a ledger shows. */
@ApplicationScoped
class LedgerViews {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    /** Grams: what is left is said in tonnes, rounded down. */
    private static final int MOST_DECIMALS = 6;

    private final Pools pools;

    LedgerViews(Pools pools) {
        this.pools = pools;
    }

    /** The part of a ledger that everybody sees who sees the deposit: what is confirmed. */
    LedgerView confirmed(
            DepositReference deposit, List<StandingEstimate> estimates, List<CommitmentView> items, String next) {
        List<LedgerView.Tonnages> tonnages = new ArrayList<>();
        Statement statement =
                Statement.of(deposit.id(), new DepositTree(Map.of(), Map.of()), List.of(), estimates, pools);
        statement.backings().forEach((pool, backing) -> tonnages.add(tonnages(pool, backing, null, null)));
        return new LedgerView(deposit, tonnages, null, null, null, null, items, next);
    }

    /**
     * All of it.
     *
     * @param state the deposit's tree with the commitments and the estimates that the caller may see
     */
    LedgerView whole(DepositReference deposit, LedgerState state, List<CommitmentView> items, String next) {
        UUID id = deposit.id();
        Statement statement = statement(id, state);
        List<LedgerView.Tonnages> tonnages = new ArrayList<>();
        statement.pools().stream()
                .filter(pool -> statement.backings().containsKey(pool)
                        || statement.tonnages().containsKey(pool))
                .forEach(pool -> tonnages.add(tonnages(pool, statement, state)));
        return new LedgerView(
                deposit,
                tonnages,
                shares(id, state),
                windows(id, state),
                over(statement),
                statement
                        .overShares()
                        .map(over -> new LedgerView.OverShares(plain(over.percent()), over.agreements()))
                        .orElse(null),
                items,
                next);
    }

    private Statement statement(UUID deposit, LedgerState state) {
        return Statement.of(
                deposit, state.tree(), state.standing(), state.confirmed().getOrDefault(deposit, List.of()), pools);
    }

    private LedgerView.Tonnages tonnages(Pool pool, Statement statement, LedgerState state) {
        Statement.Committed committed = statement.tonnages().get(pool);
        return tonnages(
                pool,
                statement.backings().get(pool),
                committed == null
                        ? new LedgerView.Committed(BigDecimal.ZERO, BigDecimal.ZERO)
                        : new LedgerView.Committed(plain(committed.outOfReserves()), plain(committed.all())),
                left(pool, statement, state));
    }

    private LedgerView.Tonnages tonnages(
            Pool pool, Backing backing, LedgerView.Committed committed, LedgerView.Left left) {
        return new LedgerView.Tonnages(
                pool.commodity(),
                pools.code(pool),
                backing == null ? null : tonnes(backing.reserves()),
                backing == null ? null : tonnes(backing.measuredAndIndicated()),
                backing == null ? null : tonnes(backing.inferred()),
                backing == null ? Set.of() : backing.estimates(),
                committed,
                left);
    }

    /** The least of what is left at the deposit and at all that it is part of. */
    private LedgerView.Left left(Pool pool, Statement statement, LedgerState state) {
        BigDecimal whole = null;
        BigDecimal reserves = null;
        Backing own = statement.backings().get(pool);
        for (UUID wider : state.tree().pathUp(statement.deposit())) {
            Statement at = statement(wider, state);
            whole = least(whole, left(at, pool, OutOf.MEASURED_AND_INDICATED));
            reserves = least(reserves, left(at, pool, OutOf.RESERVES));
        }
        // Without an estimate of its own nothing is granted of it, whatever is left of the wider deposit.
        boolean anyReserves = own != null && own.reserves() != null;
        boolean any = own != null && own.whole() != null;
        return new LedgerView.Left(
                anyReserves ? notNegative(least(reserves, whole)) : null, any ? notNegative(whole) : null);
    }

    private static BigDecimal left(Statement at, Pool pool, OutOf outOf) {
        Backing backing = at.backings().get(pool);
        if (backing == null || backing.of(outOf) == null) {
            return null;
        }
        Statement.Committed committed = at.tonnages().get(pool);
        BigDecimal taken = committed == null
                ? BigDecimal.ZERO
                : outOf == OutOf.RESERVES ? committed.outOfReserves() : committed.all();
        return backing.of(outOf).tonnes().subtract(taken);
    }

    private static BigDecimal least(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.min(other);
    }

    private static BigDecimal notNegative(BigDecimal left) {
        return left == null ? null : plain(left.max(BigDecimal.ZERO));
    }

    private static LedgerView.Shares shares(UUID deposit, LedgerState state) {
        BigDecimal most = state.tree().pathsThrough(deposit).stream()
                .map(path -> state.standing().stream()
                        .map(Commitment::line)
                        .filter(line -> line.kind() == CommitmentKind.SHARE && path.contains(line.deposit()))
                        .map(Line::percent)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return new LedgerView.Shares(plain(most), plain(ALL.subtract(most).max(BigDecimal.ZERO)));
    }

    private static List<LedgerView.Window> windows(UUID deposit, LedgerState state) {
        return state.standing().stream()
                .filter(commitment -> commitment.line().kind() == CommitmentKind.EXCLUSIVITY)
                .filter(commitment -> state.tree().isWithin(commitment.line().deposit(), deposit)
                        || state.tree().isWithin(deposit, commitment.line().deposit()))
                .map(commitment -> new LedgerView.Window(
                        commitment.agreement(),
                        commitment.line().deposit(),
                        commitment.line().commodity(),
                        commitment.line().from(),
                        commitment.line().until()))
                .toList();
    }

    private List<LedgerView.Over> over(Statement statement) {
        return statement.over().stream()
                .map(over -> new LedgerView.Over(
                        over.pool().commodity(),
                        pools.code(over.pool()),
                        plain(over.committed()),
                        plain(over.confirmed()),
                        over.agreements()))
                .toList();
    }

    private static BigDecimal tonnes(Backing.Tonnage tonnage) {
        return tonnage == null ? null : plain(tonnage.tonnes());
    }

    /** Without zeros at the end, and without digits that only a division made. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal shown = value.scale() > MOST_DECIMALS ? value.setScale(MOST_DECIMALS, RoundingMode.FLOOR) : value;
        BigDecimal stripped = shown.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
