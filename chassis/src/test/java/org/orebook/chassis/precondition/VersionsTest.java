package org.orebook.chassis.precondition;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.problem.Refusal;

class VersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"1\", \"3\"", " \"3\" ", "*"})
    void acceptsTheVersionThatIsPresent(String ifMatch) {
        assertThatCode(() -> Versions.require(ifMatch, 3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "3", "W/\"3\"", "\"33\"", "\"\""})
    void refusesAnyOtherVersion(String ifMatch) {
        assertThatExceptionOfType(Refusal.PreconditionFailed.class)
                .isThrownBy(() -> Versions.require(ifMatch, 3))
                .withMessageContaining("version 3");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void demandsAVersion(String ifMatch) {
        assertThatExceptionOfType(Refusal.PreconditionRequired.class).isThrownBy(() -> Versions.require(ifMatch, 3));
    }

    @Test
    void tagsAVersionStrongly() {
        org.assertj.core.api.Assertions.assertThat(Versions.tag(3).isWeak()).isFalse();
    }
}
