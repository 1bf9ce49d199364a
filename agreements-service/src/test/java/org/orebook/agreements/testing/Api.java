package org.orebook.agreements.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.orebook.chassis.testing.Requests;
import org.orebook.chassis.testing.Tokens;

/** The service as its users call it. */
public final class Api {

    public static final String PARTIES = "/api/v1/parties";
    public static final String AGREEMENTS = "/api/v1/agreements";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private Api() {}

    /** A request of a user who is named like its only role. */
    public static RequestSpecification as(String role) {
        return Requests.as(role);
    }

    /** A request of a user with a name of its own. */
    public static RequestSpecification as(String user, String... roles) {
        return Requests.withToken(Tokens.named(user, roles));
    }

    /** A request of a partner company, by the code of its party. */
    public static RequestSpecification asPartner(String party) {
        return Requests.asPartner(party);
    }

    /** A request without a token. */
    public static RequestSpecification asNobody() {
        return Requests.asNobody();
    }

    /** Posts a JSON body as a negotiator. */
    public static Response post(String path, String body) {
        return as("negotiator").contentType("application/json").body(body).post(path);
    }

    /** The entity tag of what is at a path, as an auditor sees it. */
    public static String tagOf(String path) {
        return as("auditor").get(path).then().statusCode(200).extract().header("ETag");
    }
}
