package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GreatCircleTest {

    private static final double KILOMETRES_PER_DEGREE = Math.PI * 6371.0088 / 180;

    @Test
    void measuresADegreeAlongAMeridianAndTheEquator() {
        assertThat(GreatCircle.kilometres(72, 48, 72, 49)).isCloseTo(KILOMETRES_PER_DEGREE, within(1e-9));
        assertThat(GreatCircle.kilometres(10, 0, 11, 0)).isCloseTo(KILOMETRES_PER_DEGREE, within(1e-9));
        assertThat(GreatCircle.kilometres(10, 60, 11, 60)).isLessThan(KILOMETRES_PER_DEGREE / 1.99);
    }

    @Test
    void measuresAstanaToAlmaty() {
        assertThat(GreatCircle.kilometres(71.43, 51.13, 76.95, 43.25)).isCloseTo(968, within(5.0));
    }

    @Test
    void isTheSameThereAndBackAndAcrossTheDateLine() {
        assertThat(GreatCircle.kilometres(71.43, 51.13, 76.95, 43.25))
                .isEqualTo(GreatCircle.kilometres(76.95, 43.25, 71.43, 51.13));
        assertThat(GreatCircle.kilometres(179.5, 0, -179.5, 0)).isCloseTo(KILOMETRES_PER_DEGREE, within(1e-9));
    }

    @Test
    void measuresNothingAndHalfTheEarth() {
        assertThat(GreatCircle.kilometres(72, 48, 72, 48)).isZero();
        assertThat(GreatCircle.kilometres(0, 0, 180, 0)).isCloseTo(180 * KILOMETRES_PER_DEGREE, within(1e-6));
        assertThat(GreatCircle.kilometres(72, 48, -108, -48)).isCloseTo(180 * KILOMETRES_PER_DEGREE, within(1e-6));
    }

    @Test
    void keepsMetresApart() {
        assertThat(GreatCircle.kilometres(72, 48, 72, 48.00001)).isCloseTo(0.00111, within(0.00001));
    }
}
