package org.orebook.agreements;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.testing.Api.asNobody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.ManagementPort;
import org.orebook.chassis.testing.Tokens;

/** Healthy, described, and closed to whoever has no token for it. */
@ServiceTest
class ServiceIsClosedTest {
    @Test
    void answersForItsHealthOnAPortOfItsOwn() {
        given().get(ManagementPort.at("/health/ready")).then().statusCode(200).body("status", equalTo("UP"));
        given().get(ManagementPort.at("/metrics")).then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
        given().get("/q/health").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/agreements", "/api/v1/parties/1", "/q/metrics", "/nothing"})
    void deniesEverythingToACallerWithoutAToken(String path) {
        asNobody().get(path).then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void refusesATokenThatIsNotForOrebook() {
        String elsewhere = Tokens.sign(Tokens.claims("viewer", "viewer").audience("account"));

        given().auth().oauth2(elsewhere).get("/api/v1/agreements").then().statusCode(401);
    }
}
