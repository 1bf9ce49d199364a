package org.orebook.agreements.party.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rules look at few days: they find whatever there is on any. */
class OwnershipRulesTest {

    private static final int PARTIES = 4;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 12;

    @Provide
    Arbitrary<Claim> claims() {
        Arbitrary<Integer> party = Arbitraries.integers().between(0, PARTIES - 1);
        Arbitrary<LocalDate> day =
                Arbitraries.integers().between(1, DAYS - 2).map(FIRST::plusDays).injectNull(0.3);
        Arbitrary<BigDecimal> percent =
                Arbitraries.integers().between(1, 100).map(BigDecimal::valueOf).injectNull(0.2);
        return Combinators.combine(party, party, percent, day, day)
                .filter((owner, owned, share, from, to) ->
                        !owner.equals(owned) && (from == null || to == null || !to.isBefore(from)))
                .as((owner, owned, share, from, to) -> new Claim(
                        UUID.randomUUID(), new UUID(0, owner), new UUID(0, owned), share, new Period(from, to)));
    }

    @Provide
    Arbitrary<List<Claim>> others() {
        return claims().list().ofMaxSize(8);
    }

    private static List<LocalDate> days() {
        return IntStream.range(0, DAYS).mapToObj(FIRST::plusDays).toList();
    }

    @Property
    void findACycleIfThereIsOneOnAnyDay(@ForAll("claims") Claim claim, @ForAll("others") List<Claim> others) {
        boolean onSomeDay = days().stream()
                .filter(claim.period()::holds)
                .anyMatch(day -> owners(claim.owner(), day, others).contains(claim.owned()));

        assertThat(OwnershipRules.cycle(claim, others).isPresent()).isEqualTo(onSomeDay);
    }

    /** A party and everybody above it on a day, by adding owners until there are no more. */
    private static Set<UUID> owners(UUID party, LocalDate day, List<Claim> claims) {
        Set<UUID> owners = Set.of(party);
        for (int i = 0; i < PARTIES; i++) {
            Set<UUID> known = owners;
            Set<UUID> more = claims.stream()
                    .filter(each -> each.period().holds(day) && known.contains(each.owned()))
                    .map(Claim::owner)
                    .collect(Collectors.toSet());
            more.addAll(known);
            owners = more;
        }
        return owners;
    }

    @Property
    void findAnExcessIfThereIsOneOnAnyDay(@ForAll("claims") Claim claim, @ForAll("others") List<Claim> others) {
        List<Claim> ofOwned = others.stream()
                .filter(other -> other.owned().equals(claim.owned()))
                .toList();
        boolean onSomeDay = days().stream()
                .filter(claim.period()::holds)
                .anyMatch(day -> sum(day, ofOwned)
                                .add(claim.percent() == null ? BigDecimal.ZERO : claim.percent())
                                .compareTo(BigDecimal.valueOf(100))
                        > 0);

        assertThat(OwnershipRules.excess(claim, ofOwned).isPresent()).isEqualTo(onSomeDay);
    }

    private static BigDecimal sum(LocalDate day, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.percent() != null && claim.period().holds(day))
                .map(Claim::percent)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property
    void findAnOverlapIfBothHoldOnAnyDay(@ForAll("claims") Claim claim, @ForAll("others") List<Claim> others) {
        boolean onSomeDay = days().stream()
                .anyMatch(day -> others.stream()
                        .anyMatch(other -> other.owner().equals(claim.owner())
                                && other.period().holds(day)
                                && claim.period().holds(day)));

        assertThat(OwnershipRules.overlapping(claim, others).isPresent()).isEqualTo(onSomeDay);
    }
}
