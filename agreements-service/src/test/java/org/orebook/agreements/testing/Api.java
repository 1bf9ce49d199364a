package org.orebook.agreements.testing;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.orebook.chassis.testing.Tokens;

/** The service as its users call it. */
public final class Api {

    public static final String PARTIES = "/api/v1/parties";
    public static final String AGREEMENTS = "/api/v1/agreements";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** Content types go out as they are written, and not with a charset that nobody named. */
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .defaultContentCharset(StandardCharsets.UTF_8));

    private Api() {}

    /** A request of a user who is named like its only role. */
    public static RequestSpecification as(String role) {
        return given().config(AS_IT_IS).auth().oauth2(Tokens.of(role));
    }

    /** A request of a user with a name of its own. */
    public static RequestSpecification as(String user, String... roles) {
        return given().config(AS_IT_IS).auth().oauth2(Tokens.named(user, roles));
    }

    /** A request of a partner company, by the code of its party. */
    public static RequestSpecification asPartner(String party) {
        return given().config(AS_IT_IS).auth().oauth2(Tokens.partner(party));
    }

    /** A request without a token. */
    public static RequestSpecification asNobody() {
        return given().config(AS_IT_IS);
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
