package org.orebook.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @Test
    void knowsARefusedConnectionBehindOtherFailures() {
        Throwable failure = new IllegalStateException(new RuntimeException(new ConnectException("refused")));

        assertThat(Outage.isBehind(failure)).isTrue();
    }

    @Test
    void knowsAnIdentityProviderThatHasGivenNoKeys() {
        assertThat(Outage.isBehind(new OIDCException("OIDC Server is not available")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P03", "08006", "53300"})
    void knowsADatabaseThatIsAway(String state) {
        assertThat(Outage.isBehind(new RuntimeException(new SQLException("away", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P18", "22P02"})
    void takesNoMistakeOfOursForAnOutage(String state) {
        assertThat(Outage.isBehind(new RuntimeException(new SQLException("ours", state))))
                .isFalse();
        assertThat(Outage.isBehind(new NullPointerException())).isFalse();
    }
}
