package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class RealmTest {
    private static final String SAMPLE = "../keycloak/orebook-realm.json";

    @Test
    void productionHasTheRealmWithoutTheSamplesUsersAndSecrets() throws IOException {
        var expected = (ObjectNode) sample("https://orebook.example");
        expected.remove("users");
        expected.withArray("clients")
                .removeIf(client -> client.has("secret")
                        || client.path("directAccessGrantsEnabled").asBoolean());

        var realm = Kustomize.overlay("production")
                .one("KeycloakRealmImport", "orebook")
                .spec()
                .path("realm");

        assertThat(realm).isEqualTo(expected);
    }

    @Test
    void nobodyKnowsASecretOfIt() {
        var realm = Kustomize.overlay("production")
                .one("KeycloakRealmImport", "orebook")
                .spec();

        assertThat(realm.findValues("secret")).isEmpty();
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.findValuesAsText("clientId")).containsExactly("orebook-swagger-ui");
    }

    private static JsonNode sample(String gateway) throws IOException {
        var text = Files.readString(Kustomize.FOLDER.resolve(SAMPLE)).replace("${OREBOOK_GATEWAY_URL}", gateway);
        return JsonMapper.builder().build().readTree(text);
    }
}
