package org.orebook.chassis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.problem.Refusal;

class CursorTest {

    @Test
    void comesBackAsItWas() {
        Cursor cursor = new Cursor(42, List.of("Верхнее Кайракты", "", "0199"));

        assertThat(Cursor.decode(cursor.encode(), 42, 3)).isEqualTo(cursor);
    }

    @Test
    void goesIntoALinkWithoutEscaping() {
        assertThat(new Cursor(-1, List.of("ÿþ??>>")).encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void refusesTheCursorOfAnotherQuery() {
        String cursor = new Cursor(1, List.of("a")).encode();

        assertThatExceptionOfType(Refusal.Malformed.class).isThrownBy(() -> Cursor.decode(cursor, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "!!!", "AAAAAP__", "AAAAAQABYQ==garbage", "%00"})
    void refusesWhatIsNoCursor(String text) {
        assertThatExceptionOfType(Refusal.Malformed.class).isThrownBy(() -> Cursor.decode(text, 1, 1));
    }

    @Test
    void refusesACursorLongerThanAnyOfOurs() {
        assertThatExceptionOfType(Refusal.Malformed.class).isThrownBy(() -> Cursor.decode("A".repeat(100_000), 1, 1));
    }
}
