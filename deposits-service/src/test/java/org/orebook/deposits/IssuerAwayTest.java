package org.orebook.deposits;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orebook.chassis.testing.KafkaResource;
import org.orebook.chassis.testing.PostgresResource;
import org.orebook.chassis.testing.Tokens;

/** A service that was started while the identity provider is away: it knows no key yet. */
@QuarkusTest
@TestProfile(IssuerAwayTest.Away.class)
class IssuerAwayTest {

    /** Nobody is at the address of the identity provider. */
    public static class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/orebook",
                    "quarkus.oidc.connection-timeout", "1S",
                    "quarkus.oidc.token.issuer", Tokens.ISSUER);
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(KafkaResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    void startsAndTellsEverybodyToComeBack() {
        given().auth()
                .oauth2(Tokens.of("viewer"))
                .get("/api/v1/deposits")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("type", equalTo("urn:orebook:problem:unavailable"));
    }

    @Test
    void stillRefusesWhoeverHasNoToken() {
        given().get("/api/v1/deposits")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:orebook:problem:unauthenticated"));
    }
}
