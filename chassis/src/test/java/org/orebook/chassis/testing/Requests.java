package org.orebook.chassis.testing;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** Requests of callers of every kind. */
public final class Requests {

    /** Content types go out as they are written, and not with a charset that nobody named. */
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .defaultContentCharset(StandardCharsets.UTF_8));

    private Requests() {}

    /** A request of a user who is named like its only role. */
    public static RequestSpecification as(String role) {
        return withToken(Tokens.of(role));
    }

    /** A request of a partner company. */
    public static RequestSpecification asPartner(String party) {
        return withToken(Tokens.partner(party));
    }

    /** A request without a token. */
    public static RequestSpecification asNobody() {
        return given().config(AS_IT_IS);
    }

    /** A request with whatever stands for a token. */
    public static RequestSpecification withToken(String token) {
        return asNobody().header("Authorization", "Bearer " + token);
    }
}
