package org.orebook.chassis.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;

/** Makes problem documents (RFC 9457) of what went wrong. */
final class Problems {

    private static final String TYPE_PREFIX = "urn:orebook:problem:";

    private Problems() {}

    static URI type(String problem) {
        return URI.create(TYPE_PREFIX + problem);
    }

    static HttpProblem of(Refusal refusal) {
        return of(refusal.status(), refusal.problem(), refusal.title(), refusal.getMessage(), refusal.errors());
    }

    static HttpProblem of(int status, String problem, String title, String detail, List<FieldError> errors) {
        HttpProblem.Builder document = HttpProblem.builder()
                .withType(type(problem))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
        if (!errors.isEmpty()) {
            document.with("errors", errors);
        }
        return document.build();
    }

    /** The problem type of an answer that only has a status, from JAX-RS or the security layer. */
    static String nameOf(int status) {
        return switch (status) {
            case 400 -> "bad-request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 412 -> "stale-version";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            case 422 -> "invalid";
            case 503 -> "unavailable";
            default -> status >= 500 ? "internal-error" : "refused";
        };
    }

    static String titleOf(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Authentication needed";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 412 -> "Stale version";
            case 413 -> "Request body too large";
            case 415 -> "Unsupported media type";
            case 422 -> "Invalid";
            case 503 -> "Temporarily unavailable";
            default -> status >= 500 ? "Internal error" : "Refused";
        };
    }
}
