package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;

/** What the gateway answered. */
record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROBLEM = "urn:orebook:problem:";

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    /** The header's value, or an empty text. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body(), e);
        }
    }

    Answer expect(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }

    /** Holds a refusal to RFC 9457, and to being found again by its request id. */
    Answer expectProblem(int status, String name) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().path("type").asText()).isEqualTo(PROBLEM + name);
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(json().path("title").asText()).isNotBlank();
        assertThat(json().path("requestId").asText()).isNotBlank().isEqualTo(header("X-Request-Id"));
        return this;
    }
}
