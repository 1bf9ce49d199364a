package org.orebook.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The merge of OpenAPI documents. */
class MergedApiTest {
    private final MergedApi merged = new MergedApi();

    @Test
    void keepsTwoComponentsOfOneNameApart() {
        merged.add("deposits-service", service("deposits", "string"));
        merged.add("agreements-service", service("agreements", "integer"));

        JsonObject document = merged.document("1");

        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.fieldNames()).containsExactlyInAnyOrder("Item", "agreements-service.Item", "Problem");
        assertThat(schemas.getJsonObject("Item").getString("type")).isEqualTo("string");
        assertThat(schemas.getJsonObject("agreements-service.Item").getString("type"))
                .isEqualTo("integer");
        assertThat(reference(document, "deposits")).isEqualTo("#/components/schemas/Item");
        assertThat(reference(document, "agreements")).isEqualTo("#/components/schemas/agreements-service.Item");
    }

    @Test
    void sharesAComponentThatIsTheSameInBoth() {
        merged.add("deposits-service", service("deposits", "string"));
        merged.add("agreements-service", service("agreements", "string"));

        JsonObject document = merged.document("1");

        assertThat(document.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .containsExactlyInAnyOrder("Item", "Problem");
        assertThat(reference(document, "agreements")).isEqualTo("#/components/schemas/Item");
    }

    @Test
    void leavesOutWhatTheGatewayDoesNotServe() {
        merged.add("deposits-service", new JsonObject("{\"paths\":{\"/q/health\":{},\"/api/v1/deposits\":{}}}"));

        assertThat(merged.document("1").getJsonObject("paths").fieldNames()).containsExactly("/api/v1/deposits");
    }

    private static String reference(JsonObject document, String collection) {
        return document.getJsonObject("paths")
                .getJsonObject("/api/v1/" + collection)
                .getString("$ref");
    }

    private static JsonObject service(String collection, String type) {
        return new JsonObject("""
                {"paths": {"/api/v1/%s": {"$ref": "#/components/schemas/Item"}},
                 "components": {"schemas": {"Item": {"type": "%s"}, "Problem": {"type": "object"}}}}
                """.formatted(collection, type));
    }
}
