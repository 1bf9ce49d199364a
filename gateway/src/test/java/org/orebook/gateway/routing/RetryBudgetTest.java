package org.orebook.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void allowsForAReplicaThatGoesWithAllThatIsUnderWay() {
        assertThat(taken(1000)).isEqualTo(100);
    }

    @Test
    void allowsOneRetryForFiveRequestsOnceThatIsSpent() {
        taken(1000);

        IntStream.range(0, 54).forEach(request -> budget.earn());

        assertThat(taken(1000)).isEqualTo(10);
        budget.earn();
        assertThat(taken(1000)).isEqualTo(1);
    }

    @Test
    void savesNoMoreThanAtTheBeginning() {
        IntStream.range(0, 10_000).forEach(request -> budget.earn());

        assertThat(taken(1000)).isEqualTo(100);
    }

    private long taken(int attempts) {
        return IntStream.range(0, attempts).filter(attempt -> budget.take()).count();
    }
}
