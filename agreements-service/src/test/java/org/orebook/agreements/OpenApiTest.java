package org.orebook.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.agreements.testing.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;

/** The API's description is checked in: whoever changes the API sees it in the review, and partners in the history. */
@ServiceTest
class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("openapi.json");
    private static final Path SERVED = Path.of("target", "openapi.json");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void describesTheApiAsItIs() throws IOException {
        JsonNode served = json.readTree(as("viewer")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        Files.writeString(SERVED, json.writeValueAsString(served) + "\n");

        assertThat(Files.exists(CHECKED_IN) ? json.readTree(CHECKED_IN.toFile()) : null)
                .as("agreements-service/openapi.json differs from the code: where the change is meant, copy "
                        + "agreements-service/target/openapi.json over it and commit both")
                .isEqualTo(served);
    }
}
