package org.orebook.chassis.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {

    private final Stages stages = new Vocabularies().stages();

    @ParameterizedTest
    @CsvSource({
        "Occurrence, occurrence",
        "Prospect, prospect",
        "Producer, production",
        "Past Producer, closed",
        "Plant, unknown",
        "Unknown, unknown",
        "construction, development",
        "PFS, pre-feasibility",
        "Care & Maintenance, care-and-maintenance",
        "разведка, exploration"
    })
    void findsAStageByWhatItIsCalled(String term, String code) {
        assertThat(stages.find(term)).map(Stage::code).contains(code);
    }

    @Test
    void doesNotGuess() {
        assertThat(stages.find("")).isEmpty();
        assertThat(stages.find("dreaming")).isEmpty();
    }

    @Test
    void servesThemInTheOrderOfADepositsLife() {
        assertThat(stages.all())
                .extracting(Stage::code)
                .containsExactly(
                        "occurrence",
                        "prospect",
                        "exploration",
                        "pre-feasibility",
                        "feasibility",
                        "development",
                        "production",
                        "care-and-maintenance",
                        "closed",
                        "unknown");
    }
}
