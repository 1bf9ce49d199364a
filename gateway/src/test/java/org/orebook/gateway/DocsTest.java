package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The description of the API. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class DocsTest {
    Peers peers;

    @Test
    void describesBothServicesInOneDocumentThatSaysHowToAuthenticate() {
        Wire.Answer answer = Wire.ask("GET /api/v1/openapi HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonObject document = answer.json();
        assertThat(document.getJsonObject("paths").fieldNames())
                .containsExactlyInAnyOrder("/api/v1/deposits", "/api/v1/agreements");
        assertThat(document.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("/");
        JsonObject schemes = document.getJsonObject("components").getJsonObject("securitySchemes");
        assertThat(schemes.getJsonObject("bearer").getString("scheme")).isEqualTo("bearer");
        assertThat(document.getJsonArray("security"))
                .isEqualTo(new JsonArray().add(new JsonObject().put("bearer", new JsonArray())));
    }

    @Test
    void servesAPageToTryItOn() {
        Wire.Answer page = Wire.ask("GET /docs/ HTTP/1.1", "Host: gateway");
        Wire.Answer script = Wire.ask("GET /docs/swagger-ui-bundle.js HTTP/1.1", "Host: gateway");
        Wire.Answer style = Wire.ask("GET /docs/swagger-ui.css HTTP/1.1", "Host: gateway");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("swagger-ui-bundle.js", "orebook.js");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(script.text()).contains("SwaggerUIBundle");
        assertThat(style.header("Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(Wire.ask("GET /docs HTTP/1.1", "Host: gateway").header("Location"))
                .isEqualTo("/docs/");
        assertThat(Wire.ask("POST /docs/ HTTP/1.1", "Host: gateway").status()).isEqualTo(405);
    }
}
