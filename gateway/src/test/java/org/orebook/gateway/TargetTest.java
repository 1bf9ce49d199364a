package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that a gateway and a service could read differently. Without a token: a 401 would show that routing came first. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class TargetTest {
    Peers peers;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/deposits;x",
                "/api/v1/deposits;/1",
                "/api/v1;/deposits",
                "/;/api/v1/deposits",
                "/api/v1\\deposits",
                "\\api/v1/deposits",
                "/api/v1//deposits",
                "//api/v1/deposits",
                "/api/v1/deposits//",
                "/api/v1/./deposits",
                "/api/v1/../v1/deposits",
                "/api/v1/deposits/..",
                "/api/v1/deposits/.",
                "/..",
                "/api/v1/deposits/%2e%2e/x",
                "/api/v1/deposits/%2E",
                "/api/v1/deposits/.%2e/x",
                "/api/v1%2fdeposits",
                "/api/v1%2Fdeposits",
                "/api/v1/deposits%5c..",
                "/api/v1/deposits%5C",
                "/api/v1/deposits%3bx",
                "/api/v1/deposits%3Bx",
                "/api/v1/deposits%253bx",
                "/api/v1/deposits%252f1",
                "/api/v1/deposits%255c1",
                "/api/v1/deposits/%252e%252e/x",
                "/api/v1/deposits/%25252e",
                "/api/v1/deposits%00",
                "/api/v1/deposits%2500",
                "/api/v1/deposits%0a",
                "/api/v1/deposits%7f",
                "/api/v1/deposits%",
                "/api/v1/deposits%2",
                "/api/v1/deposits%zz",
                "/api/v1/deposits|x",
                "/api/v1/deposits#x",
                "/api/v1/deposits?q=%00",
                "/api/v1/deposits?q=%g0",
                "/api/v1/deposits?q=a\\b",
                "/docs/..;/api/v1/deposits",
                "http://elsewhere/api/v1/deposits",
                "api/v1/deposits",
                "*"
            })
    void refusesATargetThatHasMoreThanOneReading(String target) {
        int before = peers.deposits().requests();

        Wire.Answer answer = Wire.ask("GET " + target + " HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("bad-request-target");
        assertThat(peers.deposits().requests()).isEqualTo(before);
    }

    @Test
    void refusesARawNulBeforeAnyHandler() {
        assertThat(Wire.ask("GET /api/v1/deposits\0 HTTP/1.1", "Host: gateway").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/deposits",
                "/api/v1/deposits/",
                "/api/v1/deposits/KZ-000123",
                "/api/v1/deposits/a.b..c/...",
                "/api/v1/deposits/%D0%9A%20x:y@z,(1)!$&'*+=~",
                "/api/v1/deposits?q=%D0%9A;//..%2F%3b&bbox=1,2,3,4&x=%25"
            })
    void letsATargetWithOneReadingThroughUnchanged(String target) {
        Wire.Answer answer = Wire.get(target, peers.issuer().token("viewer"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("uri")).isEqualTo(target);
    }

    @Test
    void refusesATargetThatIsTooLong() {
        Wire.Answer answer = Wire.ask("GET /api/v1/deposits?q=" + "x".repeat(9_000) + " HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.problem()).isEqualTo("request-target-too-long");
    }

    @Test
    void cutsOffATargetBeyondAnyReason() {
        Wire.Answer answer = Wire.ask("GET /api/v1/deposits?q=" + "x".repeat(20_000) + " HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(414);
    }
}
