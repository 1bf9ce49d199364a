package org.orebook.agreements;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.orebook.agreements.testing.Api.asNobody;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.testing.Tokens;

/** Healthy, described, and closed to whoever has no token for it. */
@ServiceTest
class ServiceIsClosedTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void answersForItsHealthOnAPortOfItsOwn() {
        given().get(ready).then().statusCode(200).body("status", equalTo("UP"));
        given().get(metrics).then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
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

    @Test
    void describesItselfToTheGateway() {
        given().get("/q/openapi?format=json").then().statusCode(200).body("info.title", equalTo("Orebook agreements"));
    }
}
