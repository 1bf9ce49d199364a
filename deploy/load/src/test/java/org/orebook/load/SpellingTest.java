package org.orebook.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void writesANameAsPeopleDo() {
        var random = new SplittableRandom(1);
        assertThat(Spelling.AS_WRITTEN.of("Verkhnee Qairaqty", random)).isEqualTo("Verkhnee Qairaqty");
        assertThat(Spelling.ONE_WORD.of("Verkhnee Qairaqty-2", random)).isEqualTo("verkhnee");
        assertThat(Spelling.CYRILLIC.of("Zhezkazgan", random)).isEqualTo("жезказган");
    }

    @Test
    void mistypesByChangingTwoNeighboursRound() {
        var random = new SplittableRandom(1);
        for (var i = 0; i < 100; i++) {
            var mistyped = Spelling.MISTYPED.of("Bakyr", random);
            assertThat(mistyped).isIn("Bkayr", "Baykr", "Bakry").isNotEqualTo("Bakyr");
        }
        assertThat(Spelling.MISTYPED.of("Au", random)).isEqualTo("Au");
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        assertThat(Spelling.any(new SplittableRandom(7))).isEqualTo(Spelling.any(new SplittableRandom(7)));
    }
}
