package org.orebook.agreements.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.agreements.agreement.Binding.BINDING;
import static org.orebook.agreements.agreement.Binding.NON_BINDING;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.agreement.Binding;

/** What of a ground stands under agreements. */
class ExposureTest {

    private static final UUID DISTRICT = new UUID(0, 1);
    private static final UUID KAIRAKTY = new UUID(0, 2);
    private static final UUID KATPAR = new UUID(0, 3);
    private static final UUID BOGUTY = new UUID(0, 4);
    private static final UUID NOTHING_SAID = new UUID(0, 5);

    private static final UUID COVE = new UUID(1, 1);
    private static final UUID TAU_KEN = new UUID(1, 2);

    private static final Ground GROUND = new Ground(List.of(
            stock(DISTRICT, null, Map.of(Measure.CLAIMED_LEAST, 300, Measure.CLAIMED_MOST, 1000)),
            stock(KAIRAKTY, DISTRICT, Map.of(Measure.RESERVES, 200, Measure.CLAIMED_LEAST, 150)),
            stock(KATPAR, DISTRICT, Map.of(Measure.RESERVES, 100)),
            stock(BOGUTY, null, Map.of(Measure.RESERVES, 50, Measure.MEASURED_AND_INDICATED, 80)),
            stock(NOTHING_SAID, null, Map.of())));

    private static Stock stock(UUID deposit, UUID parent, Map<Measure, Integer> tonnes) {
        Map<Measure, BigDecimal> exact = new java.util.EnumMap<>(Measure.class);
        tonnes.forEach((measure, value) -> exact.put(measure, BigDecimal.valueOf(value)));
        return new Stock(deposit, parent, exact);
    }

    private static AgreedLine share(int agreement, UUID deposit, UUID holder, int percent) {
        return new AgreedLine(
                new UUID(2, agreement),
                deposit,
                Set.of(holder),
                BINDING,
                new AgreedLine.Taken.Share(BigDecimal.valueOf(percent)));
    }

    private static AgreedLine tonnage(int agreement, UUID deposit, UUID holder, int tonnes) {
        return new AgreedLine(
                new UUID(2, agreement),
                deposit,
                Set.of(holder),
                BINDING,
                new AgreedLine.Taken.Tonnage(BigDecimal.valueOf(tonnes), Measure.RESERVES));
    }

    private static AgreedLine mentions(int agreement, UUID deposit, UUID holder) {
        return new AgreedLine(new UUID(2, agreement), deposit, Set.of(holder), NON_BINDING, null);
    }

    private static Exposure.Standing of(UUID holder, Binding binding, AgreedLine... lines) {
        return new Exposure(GROUND)
                .by(
                        List.of(lines),
                        line -> Exposure.Portion.whole(
                                line.holders().iterator().next().toString()))
                .get(Optional.of(holder.toString()))
                .get(binding);
    }

    @Test
    void countsAFigureOrThatOfItsPartsAndNeverBoth() {
        assertThat(GROUND.total(Measure.RESERVES)).hasValue(BigDecimal.valueOf(350));
        assertThat(GROUND.total(Measure.CLAIMED_LEAST)).hasValue(BigDecimal.valueOf(300));
        assertThat(GROUND.total(Measure.CLAIMED_MOST)).hasValue(BigDecimal.valueOf(1000));
        assertThat(GROUND.total(Measure.MEASURED_AND_INDICATED)).hasValue(BigDecimal.valueOf(80));
    }

    @Test
    void takesAShareOfWhatThereIsByEachMeasure() {
        var standing = of(COVE, BINDING, share(1, KAIRAKTY, COVE, 70));

        assertThat(standing.taken().get(Measure.RESERVES)).isEqualByComparingTo("140");
        assertThat(standing.taken().get(Measure.CLAIMED_LEAST)).isEqualByComparingTo("105");
        assertThat(standing.named().get(Measure.RESERVES)).isEqualByComparingTo("200");
        assertThat(standing.taken()).doesNotContainKey(Measure.CLAIMED_MOST);
    }

    @Test
    void takesATonnageOutOfTheMeasureThatItIsGrantedFromAlone() {
        var standing = of(COVE, BINDING, tonnage(1, BOGUTY, COVE, 20));

        assertThat(standing.taken()).containsOnlyKeys(Measure.RESERVES);
        assertThat(standing.taken().get(Measure.RESERVES)).isEqualByComparingTo("20");
    }

    @Test
    void takesNoMoreOfADepositThanThereIsInIt() {
        var standing = of(
                COVE,
                BINDING,
                share(1, DISTRICT, COVE, 100),
                share(2, KAIRAKTY, COVE, 100),
                share(3, KATPAR, COVE, 100));

        assertThat(standing.agreements()).isEqualTo(3);
        assertThat(standing.taken().get(Measure.RESERVES)).isEqualByComparingTo("300");
        assertThat(standing.named().get(Measure.RESERVES)).isEqualByComparingTo("300");
        assertThat(standing.taken().get(Measure.CLAIMED_LEAST)).isEqualByComparingTo("300");
    }

    @Test
    void namesWithoutTaking() {
        var standing = of(TAU_KEN, NON_BINDING, mentions(1, KATPAR, TAU_KEN), mentions(2, NOTHING_SAID, TAU_KEN));

        assertThat(standing.taken()).isEmpty();
        assertThat(standing.named().get(Measure.RESERVES)).isEqualByComparingTo("100");
        assertThat(standing.withoutTonnage()).isEqualTo(1);
    }

    @Test
    void dividesALineAmongThoseThatItFallsTo() {
        var by = new Exposure(GROUND)
                .by(
                        List.of(share(1, BOGUTY, COVE, 50)),
                        _ -> List.of(
                                new Exposure.Portion(Optional.of("US"), BigDecimal.valueOf(60)),
                                new Exposure.Portion(Optional.empty(), BigDecimal.valueOf(40))));

        assertThat(by.get(Optional.of("US")).get(BINDING).taken().get(Measure.RESERVES))
                .isEqualByComparingTo("15");
        assertThat(by.get(Optional.<String>empty()).get(BINDING).taken().get(Measure.RESERVES))
                .isEqualByComparingTo("10");
    }

    @Test
    void leavesOutDepositsOfAnotherGround() {
        var by = new Exposure(GROUND)
                .by(
                        List.of(share(1, new UUID(9, 9), COVE, 50)),
                        line -> Exposure.Portion.whole(
                                line.holders().iterator().next().toString()));

        assertThat(by).isEmpty();
    }
}
