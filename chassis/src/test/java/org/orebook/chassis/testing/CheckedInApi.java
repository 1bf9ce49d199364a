package org.orebook.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A service's description of its API is checked in: whoever changes the API sees it in the review, and partners in the
 * history.
 */
public abstract class CheckedInApi {

    private static final Path CHECKED_IN = Path.of("src/main/resources/META-INF/resources/openapi.json");
    private static final Path AS_THE_CODE_IS = Path.of("target", "openapi.json");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    @DisabledOnIntegrationTest("what reads the code for it is a tool of the tests")
    void describesTheApiAsItIs() throws IOException {
        JsonNode described = json.readTree(Requests.as("viewer")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        Files.writeString(AS_THE_CODE_IS, json.writeValueAsString(described) + "\n");

        assertThat(Files.exists(CHECKED_IN) ? json.readTree(CHECKED_IN.toFile()) : null)
                .as(
                        "%s of the service differs from the code: where the change is meant, copy its %s over it and"
                                + " commit both",
                        CHECKED_IN, AS_THE_CODE_IS)
                .isEqualTo(described);
    }

    @Test
    void servesItsDescriptionToTheGateway() throws IOException {
        byte[] served = Requests.asNobody()
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asByteArray();

        assertThat(json.readTree(served)).isEqualTo(json.readTree(CHECKED_IN.toFile()));
    }
}
