package org.orebook.agreements.party;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeiTest {

    private static final String LEI = "5493001KJTIIGC8Y1R12";

    @ParameterizedTest
    @ValueSource(strings = {LEI, "HWUPKR0MPOU8FGXBT394", "7LTWFZYICNSX8D621K86"})
    void takesPublishedOnes(String lei) {
        assertThat(Lei.isValid(lei)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5493001KJTIIGC8Y1R1",
                "5493001KJTIIGC8Y1R122",
                "5493001kjtiigc8y1r12",
                "5493001KJTIIGC8Y1R13",
                "4593001KJTIIGC8Y1R12",
                "5493001KJTIIGC8Y1RAA",
                "５493001KJTIIGC8Y1R12"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Lei.isValid(text)).isFalse();
    }

    @Property
    void seesEveryOtherLetterForALetterAndDigitForADigit(
            @ForAll @IntRange(min = 0, max = 19) int place, @ForAll @IntRange(min = 0, max = 35) int other) {
        char wrong = Character.toUpperCase(Character.forDigit(other, 36));
        // A letter stands for two digits: put for a digit, or the other way round, it is more than one mistake.
        Assume.that(Character.isDigit(wrong) == Character.isDigit(LEI.charAt(place)));
        StringBuilder text = new StringBuilder(LEI);
        text.setCharAt(place, wrong);

        assertThat(Lei.isValid(text.toString())).isEqualTo(LEI.charAt(place) == wrong);
    }
}
