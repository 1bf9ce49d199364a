package org.orebook.chassis.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "1, Mt, 1000000",
        "3, kt, 3000",
        "250, kg, 0.25",
        "1, st, 0.90718474",
        "1, lt, 1.0160469088",
        "2204.6226, lb, 0.999999990089562",
        "1, Mlb, 453.59237",
        "32150.7, ozt, 0.99999855155376",
        "1, Moz, 31.1034768",
        "100, mtu, 1",
        "1, stu, 0.0090718474"
    })
    void bringsMassesToTonnesExactly(BigDecimal value, String unit, BigDecimal tonnes) {
        assertThat(MassUnit.find(unit).orElseThrow().toTonnes(value)).isEqualByComparingTo(tonnes);
    }

    @ParameterizedTest
    @CsvSource({
        "700, g/t, 0.07",
        "700, ppm, 0.07",
        "5, ppb, 0.0000005",
        "12, kg/t, 1.2",
        "20, lb/st, 1",
        "35, ozt/st, 0.12",
        "0.793, %, 0.793"
    })
    void bringsGradesToPercent(BigDecimal value, String unit, BigDecimal percent) {
        assertThat(GradeUnit.find(unit).orElseThrow().toPercent(value)).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "million tonnes, MILLION_TONNES",
        "Mt, MILLION_TONNES",
        "Metric Tons, TONNE",
        "tonnes, TONNE",
        "' t ', TONNE",
        "Ktonnes, THOUSAND_TONNES",
        "million short tons, MILLION_SHORT_TONS",
        "million pounds (avdp), MILLION_POUNDS",
        "LBS, POUND",
        "short ton units, SHORT_TON_UNIT"
    })
    void findsMassesByCodeAndName(String text, MassUnit unit) {
        assertThat(MassUnit.find(text)).contains(unit);
    }

    /** A metric ton or a million tonnes, a short or a long ton, a troy or another ounce: nobody can tell. */
    @ParameterizedTest
    @ValueSource(strings = {"mt", "MT", "T", "tons", "million tons", "ounces", "000's", "percent", "cubic metres", ""})
    void takesNoMassThatCouldBeAnother(String text) {
        assertThat(MassUnit.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "percent, PERCENT",
        "(%), PERCENT",
        "gram per tonne, GRAM_PER_TONNE",
        "G/T, GRAM_PER_TONNE",
        "PPB, PART_PER_BILLION",
        "mg/kg, PART_PER_MILLION",
        "parts per million, PART_PER_MILLION",
        "gram per cubic metre, GRAM_PER_CUBIC_METRE",
        "mg/ L, MILLIGRAM_PER_LITRE",
        "mg/l, MILLIGRAM_PER_LITRE"
    })
    void findsGradesByCodeAndName(String text, GradeUnit unit) {
        assertThat(GradeUnit.find(text)).contains(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tonnes", "% Sn", "nickel equivalence percent", "N/A", "-", ""})
    void takesNothingElseForAGrade(String text) {
        assertThat(GradeUnit.find(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MassUnit.class)
    void findsEveryMassByItsCode(MassUnit unit) {
        assertThat(MassUnit.find(unit.code())).contains(unit);
    }

    @ParameterizedTest
    @EnumSource(GradeUnit.class)
    void findsEveryGradeByItsCode(GradeUnit unit) {
        assertThat(GradeUnit.find(unit.code())).contains(unit);
    }

    @Test
    void makesNoPercentOfAGradeByVolume() {
        assertThat(GradeUnit.MILLIGRAM_PER_LITRE.isByMass()).isFalse();
        assertThatThrownBy(() -> GradeUnit.MILLIGRAM_PER_LITRE.toPercent(BigDecimal.ONE))
                .isInstanceOf(IllegalStateException.class);
    }
}
