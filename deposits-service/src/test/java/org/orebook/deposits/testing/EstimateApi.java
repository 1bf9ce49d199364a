package org.orebook.deposits.testing;

import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Estimates as their users call them. */
public final class EstimateApi {

    public static final String ESTIMATES = "/api/v1/estimates";

    private EstimateApi() {}

    /** Records an estimate of a deposit as a geologist. */
    public static Response record(UUID deposit, String body) {
        return Api.post(DEPOSITS + "/" + deposit + "/estimates", body);
    }

    /** Records an estimate and gives its id. */
    public static UUID recorded(UUID deposit, String body) {
        return UUID.fromString(
                record(deposit, body).then().statusCode(201).extract().path("id"));
    }

    /** A step that an estimate is posted to, from the version that it is at. */
    public static Response judge(String role, UUID id, String step, String body) {
        return as(role).contentType("application/json")
                .header("If-Match", tagOf(id))
                .body(body)
                .post(ESTIMATES + "/" + id + "/" + step);
    }

    /** Reads an estimate as a geologist. */
    public static ValidatableResponse read(UUID id) {
        return as("geologist").get(ESTIMATES + "/" + id).then().statusCode(200);
    }

    public static String tagOf(UUID id) {
        return read(id).extract().header("ETag");
    }

    /** A confirmable estimate: measured tungsten under JORC, in tonnes of WO3. */
    public static String measured(String tonnes) {
        return """
                {"commodity": "tungsten", "reportingCode": "JORC", "kind": "resource", "resourcesIncludeReserves": true,
                 "basis": "WO3", "rows": [{"categories": ["measured"], "contained": {"value": %s, "unit": "t"}}],
                 "effectiveOn": "2024-06-30", "publishedOn": "2024-09", "source": {"title": "A report"}}""".formatted(tonnes);
    }
}
