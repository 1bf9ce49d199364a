package org.orebook.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void readsSeriesAndTheLabelsOfTheirMatchers() {
        var read = PromQl.read("""
                sum by (application, le) (rate(a_bucket{status=~"5..|{}", uri!="/x"}[5m])) / on (application) b > 2.5e3
                  and on () absent(c{d="e"} offset 1h) == bool 1""");

        assertThat(read.selectors())
                .containsExactly(
                        new PromQl.Selector("a_bucket", Set.of("status", "uri")),
                        new PromQl.Selector("b", Set.of()),
                        new PromQl.Selector("c", Set.of("d")));
        assertThat(read.grouped()).containsExactlyInAnyOrder("application", "le");
    }

    @Test
    void groupingBehindTheAggregateIsReadToo() {
        var read = PromQl.read("max(a_total) by (topic) * 1000");

        assertThat(read.selectors()).containsExactly(new PromQl.Selector("a_total", Set.of()));
        assertThat(read.grouped()).containsExactly("topic");
    }
}
