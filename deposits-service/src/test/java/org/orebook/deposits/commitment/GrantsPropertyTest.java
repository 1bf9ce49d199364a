package org.orebook.deposits.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked, in whatever order, never is more committed than there is; and what a refusal says is left, is. */
class GrantsPropertyTest {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int DEPOSITS = 5;

    /** A request: of which agreement, and its lines. */
    record Asked(int agreement, List<Part> lines) {}

    /** A line: of which deposit, whether of its equity, and how much. */
    record Part(int deposit, boolean share, int amount, String basis, boolean resources) {}

    @Provide
    Arbitrary<List<Asked>> requests() {
        Arbitrary<Part> part = Combinators.combine(
                        Arbitraries.integers().between(0, DEPOSITS - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.of("WO3", "W"),
                        Arbitraries.of(true, false))
                .as(Part::new);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4), part.list().ofMaxSize(3))
                .as(Asked::new)
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void neverCommitsMoreThanThereIs(@ForAll("requests") List<Asked> requests) {
        World world = new World();
        for (Asked asked : requests) {
            world.ask(asked);
            world.assertNothingIsOverGranted();
        }
    }

    @Property(tries = 200)
    void grantsWhatARefusalSaysIsLeft(@ForAll("requests") List<Asked> requests) {
        World world = new World();
        requests.forEach(world::ask);
        UUID stranger = UUID.randomUUID();
        for (UUID deposit : world.deposits) {
            Decision refused = world.known.ask(stranger, Known.share(deposit, "100"));
            if (refused instanceof Decision.Refused(var lines)
                    && lines.getFirst().left().signum() > 0) {
                String left = lines.getFirst().left().toPlainString();
                assertThat(world.known.ask(stranger, Known.share(deposit, left)))
                        .isInstanceOf(Decision.Granted.class);
            }
            world.known.ask(stranger);
        }
    }

    /** A district of two deposits, of which one has two zones; each has reserves and resources. */
    private static final class World {

        private final Known known = new Known();
        private final List<UUID> deposits = new ArrayList<>();
        private final List<UUID> agreements = new ArrayList<>();

        private World() {
            UUID district = known.deposit("District");
            UUID one = known.deposit("One", district);
            deposits.addAll(List.of(
                    district,
                    one,
                    known.deposit("Other", district),
                    known.deposit("Upper zone", one),
                    known.deposit("Lower zone", one)));
            deposits.forEach(deposit -> {
                known.estimate(deposit, Known.reserve("120"));
                known.estimate(deposit, Known.resource("200", true));
            });
            for (int i = 0; i < DEPOSITS; i++) {
                agreements.add(UUID.randomUUID());
            }
        }

        private void ask(Asked asked) {
            known.ask(
                    agreements.get(asked.agreement()),
                    asked.lines().stream().map(this::line).toList());
        }

        private Line line(Part part) {
            UUID deposit = deposits.get(part.deposit());
            String amount = Integer.toString(part.amount());
            return part.share()
                    ? Known.share(deposit, amount)
                    : Known.tonnage(
                            deposit,
                            amount,
                            part.basis(),
                            part.resources() ? OutOf.MEASURED_AND_INDICATED : OutOf.RESERVES);
        }

        private void assertNothingIsOverGranted() {
            LedgerState state = known.state();
            for (UUID deposit : deposits) {
                for (Set<UUID> path : state.tree().pathsThrough(deposit)) {
                    assertThat(sum(state, CommitmentKind.SHARE, path, null)).isLessThanOrEqualTo(ALL);
                }
                Set<UUID> within = within(state, deposit);
                assertThat(sum(state, CommitmentKind.TONNAGE, within, OutOf.RESERVES))
                        .isLessThanOrEqualTo(new BigDecimal("95.16"));
                assertThat(sum(state, CommitmentKind.TONNAGE, within, null))
                        .isLessThanOrEqualTo(new BigDecimal("158.6"));
            }
        }

        private Set<UUID> within(LedgerState state, UUID wider) {
            return deposits.stream()
                    .filter(deposit -> state.tree().isWithin(deposit, wider))
                    .collect(Collectors.toSet());
        }

        /** Percent, or tonnes of tungsten. */
        private static BigDecimal sum(LedgerState state, CommitmentKind kind, Set<UUID> deposits, OutOf outOf) {
            return state.standing().stream()
                    .map(Commitment::line)
                    .filter(line -> line.kind() == kind && deposits.contains(line.deposit()))
                    .filter(line -> outOf == null || line.outOf() == outOf)
                    .map(line -> kind == CommitmentKind.SHARE
                            ? line.percent()
                            : line.basis().equals("W")
                                    ? line.tonnes()
                                    : line.tonnes().multiply(new BigDecimal("0.793")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
