package org.orebook.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Health and metrics, on a port of their own. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class ManagementTest {
    private static final String DEPOSITS =
            "checks.find { it.name == 'services (for information)' }.data.'deposits-service'";

    Peers peers;

    @Test
    void staysReadyWhateverTheServicesDoAndTellsHowTheyDo() {
        Wire.get("/api/v1/deposits", peers.issuer().token("viewer"));
        given().get(ManagementPort.at("/health/ready"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(DEPOSITS, startsWith("answering since"));

        Wire.get("/api/v1/deposits/broken", peers.issuer().token("viewer"));

        given().get(ManagementPort.at("/health/ready"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body(DEPOSITS, startsWith("not answering since"));
        given().get(ManagementPort.at("/health/live")).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void countsWhatItRefusesByTheReasonAndFromTheStart() {
        double before = refusals("not-found");
        assertThat(refusals("body-too-large")).isNotNegative();

        assertThat(Wire.get("/api/v1/nothing", peers.issuer().token("viewer")).status())
                .isEqualTo(404);
        assertThat(Wire.get("/api/v1/deposits/problem", peers.issuer().token("viewer"))
                        .status())
                .isEqualTo(409);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(refusals("not-found")).isEqualTo(before + 1));
    }

    private double refusals(String problem) {
        return value("gateway_refusals_total{application=\"gateway\",problem=\"" + problem + "\"}");
    }

    @Test
    void tellsWhetherTheIssuerAnswers() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(value("gateway_issuer_reachable{application=\"gateway\"}"))
                        .isEqualTo(1));
    }

    private double value(String series) {
        return given().get(ManagementPort.at("/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsRequestsByCollectionAndNotByRecord() {
        assertThat(Wire.get("/api/v1/deposits/KZ-000777?q=x", peers.issuer().token("viewer"))
                        .status())
                .isEqualTo(200);
        assertThat(Wire.ask("INVENTED /api/v1/deposits HTTP/1.1", "Host: gateway")
                        .status())
                .isEqualTo(501);

        given().get(ManagementPort.at("/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("uri=\"/api/v1/deposits\""))
                .body(containsString("method=\"OTHER\""))
                .body(not(containsString("INVENTED")))
                .body(not(containsString("KZ-000777")));
    }
}
