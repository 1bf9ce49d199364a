package org.orebook.chassis.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0199f5a2-7c3b-7e1d-9f00-0123456789ab", "gateway_1.42"})
    void keepsAnIdThatIsSafeToRepeat(String id) {
        assertThat(RequestIds.wellFormed(id)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "a b",
                "a\r\nX-Injected: 1",
                "Ж",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void replacesAnIdThatIsNot(String id) {
        assertThat(RequestIds.wellFormed(id)).isFalse();
    }
}
