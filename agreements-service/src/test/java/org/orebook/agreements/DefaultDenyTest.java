package org.orebook.agreements;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service without features: healthy, described, and closed. */
@QuarkusTest
@QuarkusTestResource(TestKeys.class)
class DefaultDenyTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    TestKeys keys;

    @Test
    void answersForItsHealthOnAPortOfItsOwn() {
        given().get(ready).then().statusCode(200).body("status", equalTo("UP"));
        given().get(metrics).then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
        given().get("/q/health").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/agreements", "/api/v1/parties/1", "/q/metrics", "/nothing"})
    void deniesEverythingToACallerWithoutAToken(String path) {
        given().get(path).then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void refusesATokenThatIsNotForOrebook() {
        given().auth()
                .oauth2(keys.token("account"))
                .get("/api/v1/agreements")
                .then()
                .statusCode(401);
    }

    @Test
    void hasNothingYetForACallerWithOne() {
        given().auth()
                .oauth2(keys.token("orebook"))
                .get("/api/v1/agreements")
                .then()
                .statusCode(404);
    }

    @Test
    void describesItselfToTheGateway() {
        given().get("/q/openapi?format=json").then().statusCode(200).body("info.title", equalTo("Orebook agreements"));
    }
}
