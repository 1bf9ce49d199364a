package org.orebook.deposits.testing;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.orebook.chassis.testing.Requests;

/** The registry as its users call it. */
public final class Api {

    public static final String DEPOSITS = "/api/v1/deposits";
    public static final String IMPORTS = "/api/v1/imports";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private Api() {}

    /** A request of a user who is named like its only role. */
    public static RequestSpecification as(String role) {
        return Requests.as(role);
    }

    /** A request of a partner company. */
    public static RequestSpecification asPartner(String party) {
        return Requests.asPartner(party);
    }

    /** A request without a token. */
    public static RequestSpecification asNobody() {
        return Requests.asNobody();
    }

    /** A request with whatever stands for a token. */
    public static RequestSpecification withToken(String token) {
        return Requests.withToken(token);
    }

    /** Posts a JSON body as a geologist. */
    public static Response post(String path, String body) {
        return as("geologist").contentType("application/json").body(body).post(path);
    }

    /** Publishes a deposit to partners at once. */
    public static void published(UUID id) {
        step("reviewer", id, "publish", "{\"reason\": \"for partners\"}").then().statusCode(200);
    }

    /** Merges a deposit into another one. */
    public static void merged(UUID loser, UUID winner) {
        step("geologist", loser, "merge", "{\"into\": \"%s\", \"reason\": \"the same body\"}".formatted(winner))
                .then()
                .statusCode(200);
    }

    /** Imports a file in the columns of deposits-world. */
    public static Response importing(byte[] file, String type, String parameters) {
        return as("geologist").contentType(type).body(file).post(IMPORTS + "?format=deposits-world" + parameters);
    }

    /** Registers a deposit as a geologist. */
    public static ValidatableResponse register(String body) {
        return as("geologist")
                .contentType("application/json")
                .body(body)
                .post(DEPOSITS)
                .then();
    }

    /** Registers a deposit and gives its id. */
    public static UUID registered(String body) {
        return UUID.fromString(register(body).statusCode(201).extract().path("id"));
    }

    /** A minimal deposit of a name. */
    public static String named(String name) {
        return """
                {"names": [{"text": "%s", "language": "en"}], "countryAsReported": "Kazakhstan"}""".formatted(name);
    }

    /** Changes a deposit as a geologist, from the version it is at. */
    public static ValidatableResponse patch(UUID id, String body) {
        return patch(id, tagOf(id), body);
    }

    /** Changes a deposit as a geologist, from a version. */
    public static ValidatableResponse patch(UUID id, String ifMatch, String body) {
        return as("geologist")
                .contentType(MERGE_PATCH)
                .header("If-Match", ifMatch)
                .body(body)
                .patch(DEPOSITS + "/" + id)
                .then();
    }

    /** The entity tag of the present version. */
    public static String tagOf(UUID id) {
        return as("geologist")
                .get(DEPOSITS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    /** A step that a deposit is posted to, such as publish. */
    public static Response step(String role, UUID id, String step, String body) {
        return as(role).contentType("application/json")
                .header("If-Match", tagOf(id))
                .body(body)
                .post(DEPOSITS + "/" + id + "/" + step);
    }
}
