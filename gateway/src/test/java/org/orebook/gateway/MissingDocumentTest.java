package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that does not describe itself. */
@QuarkusTest
@QuarkusTestResource(
        value = Peers.class,
        initArgs = @ResourceArg(name = "refusedPerSecond", value = "3"),
        restrictToAnnotatedClass = true)
@TestProfile(MissingDocumentTest.NoCache.class)
class MissingDocumentTest {
    Peers peers;

    /** The services are asked each time, and refused clients are counted strictly. */
    public static final class NoCache implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("orebook.gateway.docs.cache", "0S");
        }
    }

    @Test
    void namesTheServiceThatIsMissingRatherThanLeaveItOut() {
        peers.agreements().stop();
        try {
            Wire.Answer answer = Wire.ask("GET /api/v1/openapi HTTP/1.1", "Host: gateway");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.json().getString("detail")).contains("agreements-service");
        } finally {
            peers.agreements().start();
        }
        assertThat(Wire.ask("GET /api/v1/openapi HTTP/1.1", "Host: gateway").status())
                .isEqualTo(200);
    }

    @Test
    void slowsDownWhoTriesTokensAndNobodyWhoHasOne() {
        int last = 0;
        for (int i = 0; i < 30 && last != 429; i++) {
            last = Wire.get("/api/v1/deposits", "a.b.c").status();
        }

        assertThat(last).isEqualTo(429);
        assertThat(Wire.get("/api/v1/deposits", peers.issuer().token("viewer")).status())
                .isEqualTo(200);
    }
}
