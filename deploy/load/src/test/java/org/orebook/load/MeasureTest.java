package org.orebook.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void passesAtItsLimitAndFallsShortBeyondIt() {
        assertThat(Measure.atMost("m", 50, 50, "ms").verdict()).isEqualTo(Measure.Verdict.PASS);
        assertThat(Measure.atMost("m", 50, 50.1, "ms").verdict()).isEqualTo(Measure.Verdict.FALLS_SHORT);
    }

    @Test
    void showsLimitValueAndRatio() {
        assertThat(Measure.atMost("by id", 5, 2.5, "ms").markdown())
                .isEqualTo("| by id | ≤ 5.00 ms | 2.50 ms | 0.50 | pass |");
        assertThat(Measure.noted("COPY", "0.40 s").markdown()).isEqualTo("| COPY |  | 0.40 s |  |  |");
    }

    @Test
    void fallsShortWithAnyErrorHoweverFast() {
        var measure = Measure.atMost("by id", 5, 2.5, "ms").withErrors(1, 6000);
        assertThat(measure.verdict()).isEqualTo(Measure.Verdict.FALLS_SHORT);
        assertThat(measure.measured()).isEqualTo("2.50 ms, 1 of 6000 requests failed");
        assertThat(Measure.atMost("by id", 5, 2.5, "ms").withErrors(0, 6000).verdict())
                .isEqualTo(Measure.Verdict.PASS);
    }

    @Test
    void takesTheMiddleOfSeveralRuns() {
        var runs = List.of(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(Medians.medianSeconds(runs)).isEqualTo(2);
        assertThat(Medians.medianSeconds(runs.subList(0, 2))).isEqualTo(5);
    }
}
