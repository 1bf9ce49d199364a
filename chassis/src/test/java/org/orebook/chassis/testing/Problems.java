package org.orebook.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Pattern;

/** Holds refusals to what every problem document promises. */
public final class Problems {

    /** What would tell a stranger how the service is built. */
    private static final Pattern INSIDES = Pattern.compile(
            "org\\.orebook|java\\.|javax\\.|jakarta\\.|io\\.(quarkus|vertx|netty|smallrye)|com\\.fasterxml|hibernate"
                    + "|Exception|\\bat \\w+\\.\\w+\\(|SQLSTATE|PgException",
            Pattern.CASE_INSENSITIVE);

    private Problems() {}

    /** A refusal of that status and type, in the form of RFC 9457, with the id of its request and nothing of our insides. */
    public static ValidatableResponse refused(Response answer, int status, String problem) {
        ValidatableResponse refused = refused(answer);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("type")).isEqualTo("urn:orebook:problem:" + problem);
        return refused;
    }

    /** A refusal of any kind in the form that all have. */
    public static ValidatableResponse refused(Response answer) {
        String body = answer.asString();
        assertThat(answer.statusCode()).as(body).isBetween(400, 499);
        assertThat(answer.contentType()).as(body).startsWith("application/problem+json");
        assertThat(answer.<Integer>path("status")).isEqualTo(answer.statusCode());
        assertThat(answer.<String>path("type")).startsWith("urn:orebook:problem:");
        assertThat(answer.<String>path("title")).isNotBlank();
        assertThat(answer.<String>path("requestId")).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(body).doesNotContainPattern(INSIDES);
        return answer.then();
    }
}
