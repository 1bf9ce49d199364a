package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A gateway that is up before Keycloak is. */
@QuarkusTest
@QuarkusTestResource(
        value = Peers.class,
        initArgs = @ResourceArg(name = "issuerStartsLater", value = "true"),
        restrictToAnnotatedClass = true)
class LateIssuerTest {
    Peers peers;

    @Test
    void startsWithoutTheProviderAndTrustsNobodyUntilItIsThere() {
        String token = peers.issuer().token("viewer");
        Wire.Answer unjudged = Wire.get("/api/v1/deposits", token);
        Wire.Answer malformed = Wire.get("/api/v1/deposits", "a.b.c");
        Wire.Answer none = Wire.ask("GET /api/v1/deposits HTTP/1.1", "Host: gateway");
        assertThat(unjudged.status()).isEqualTo(503);
        assertThat(unjudged.problem()).isEqualTo("unavailable");
        assertThat(unjudged.header("Retry-After")).isEqualTo("5");
        assertThat(malformed.status()).isEqualTo(401);
        assertThat(none.status()).isEqualTo(401);

        peers.issuer().start();

        await().until(() -> Wire.get("/api/v1/deposits", token).status() == 200);
    }
}
