package org.orebook.gateway.problem;

/** Every way in which the gateway itself refuses a request. What a service refuses passes through untouched. */
public enum Problem {
    BAD_TARGET(400, "bad-request-target", "Request target not allowed"),
    MALFORMED_REQUEST(400, "malformed-request", "Malformed request"),
    UNAUTHENTICATED(401, "unauthenticated", "Authentication needed"),
    FORBIDDEN(403, "forbidden", "Not allowed"),
    NOT_FOUND(404, "not-found", "Not found"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed"),
    BODY_STALLED(408, "request-timeout", "The request took too long to arrive"),
    BODY_TOO_LARGE(413, "body-too-large", "Request body too large"),
    TARGET_TOO_LONG(414, "request-target-too-long", "Request target too long"),
    EXPECTATION_FAILED(417, "expectation-failed", "Expectation not supported"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    HEADERS_TOO_LARGE(431, "headers-too-large", "Request headers too large"),
    INTERNAL(500, "internal-error", "Internal error"),
    METHOD_NOT_IMPLEMENTED(501, "method-not-implemented", "Method not implemented"),
    BAD_GATEWAY(502, "bad-gateway", "The service failed to answer"),
    UNAVAILABLE(503, "unavailable", "Temporarily unavailable"),
    GATEWAY_TIMEOUT(504, "gateway-timeout", "The service took too long to answer"),
    VERSION_NOT_SUPPORTED(505, "http-version-not-supported", "HTTP version not supported");

    private final int status;
    private final String code;
    private final String type;
    private final String title;

    Problem(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.type = "urn:orebook:problem:" + code;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What tells it from the others. */
    public String code() {
        return code;
    }

    /** The stable problem type, {@code urn:orebook:problem:<code>}. */
    public String type() {
        return type;
    }

    /** The summary, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** A refusal for this reason. */
    public Refusal because(String detail) {
        return new Refusal(this, detail, null, null);
    }
}
