package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.deposits.estimate.Stated.claim;
import static org.orebook.deposits.estimate.Stated.row;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.chassis.quantity.Qualifier;

class ContainedTest {

    @Test
    void takesWhatIsStatedBeforeWhatCanBeComputed() {
        Contained contained = of(row("20000000 t", "700 g/t", "nearly935.4 kt")).orElseThrow();

        assertThat(contained.tonnes()).isEqualByComparingTo("935400");
        assertThat(contained.qualifier()).isEqualTo(Qualifier.NEARLY);
        assertThat(contained.computed()).isFalse();
        assertThat(contained.words()).isEqualTo("nearly 935.4 kt");
    }

    @Test
    void computesThePressExample() {
        Contained contained = of(row("20000000 t", "700 g/t", null)).orElseThrow();

        assertThat(contained.tonnes()).isEqualByComparingTo("14000");
        assertThat(contained.basis()).isEqualTo("REO");
        assertThat(contained.computed()).isTrue();
        assertThat(contained.words()).isEqualTo("20000000 t x 700 g/t = 14000 t");
    }

    @Test
    void computesBesidesWhatIsStated() {
        CategoryRow row = row("20000000 t", "700 g/t", "935400 t");

        assertThat(Contained.computed(row, claim("rare-earths", "REO", row)))
                .map(Contained::tonnes)
                .hasValueSatisfying(tonnes -> assertThat(tonnes).isEqualByComparingTo("14000"));
    }

    @ParameterizedTest
    @CsvSource({
        "10 t, 1 %, EXACTLY",
        "~10 t, 1 %, ABOUT",
        "10 t, >1 %, MORE_THAN",
        ">10 t, >1 %, MORE_THAN",
        ">10 t, <1 %, ABOUT",
        "nearly10 t, 1 %, NEARLY"
    })
    void isAsVagueAsWhatItComesFrom(String ore, String grade, Qualifier qualifier) {
        assertThat(of(row(ore, grade, null))).map(Contained::qualifier).contains(qualifier);
    }

    @ParameterizedTest
    @CsvSource({
        "10 t,, ",
        ", 1 %,",
        "10, 1 %,",
        "10 t, 1,",
        "10 t, 300 mg/L,",
        "10 t, 1 % of ore,",
        ",, 10",
        ",, 10 t of ore",
        "1E+500 t, 1 %,",
        ",, 1E+500 t"
    })
    void isNothingWithoutTheUnitsForIt(String ore, String grade, String contained) {
        assertThat(of(row(ore, grade, contained))).isEmpty();
    }

    @Test
    void isOfTheWholeDepositWhereTheFigureIsAShare() {
        Contained share = of(row(null, null, "30 t")).orElseThrow();

        assertThat(share.ofTheWhole(new BigDecimal("60")).tonnes()).isEqualByComparingTo("50");
        assertThat(share.ofTheWhole(new BigDecimal("60")).words())
                .isEqualTo("30 t, which is 60 % of the deposit: 50 t of all");
        assertThat(share.ofTheWhole(new BigDecimal("70")).words())
                .isEqualTo("30 t, which is 70 % of the deposit: 42.8571429 t of all");
        assertThat(share.ofTheWhole(null)).isSameAs(share);
        assertThat(share.ofTheWhole(new BigDecimal("100.0"))).isSameAs(share);
    }

    private static Optional<Contained> of(CategoryRow row) {
        return Contained.of(row, claim("rare-earths", "REO", row));
    }
}
