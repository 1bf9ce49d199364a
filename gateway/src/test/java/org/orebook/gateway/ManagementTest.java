package org.orebook.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Health and metrics, on a port of their own. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class ManagementTest {
    private static final String DEPOSITS =
            "checks.find { it.name == 'services (for information)' }.data.'deposits-service'";

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    Peers peers;

    @Test
    void staysReadyWhateverTheServicesDoAndTellsHowTheyDo() {
        Wire.get("/api/v1/deposits", peers.issuer().token("viewer"));
        given().get(ready)
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(DEPOSITS, startsWith("answering since"));

        Wire.get("/api/v1/deposits/broken", peers.issuer().token("viewer"));

        given().get(ready)
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(DEPOSITS, startsWith("not answering since"));
        given().get(live).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void countsRequestsByCollectionAndNotByRecord() {
        assertThat(Wire.get("/api/v1/deposits/KZ-000777?q=x", peers.issuer().token("viewer"))
                        .status())
                .isEqualTo(200);
        assertThat(Wire.ask("INVENTED /api/v1/deposits HTTP/1.1", "Host: gateway")
                        .status())
                .isEqualTo(501);

        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("uri=\"/api/v1/deposits\""))
                .body(containsString("method=\"OTHER\""))
                .body(not(containsString("INVENTED")))
                .body(not(containsString("KZ-000777")));
    }
}
