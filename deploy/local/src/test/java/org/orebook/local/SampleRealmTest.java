package org.orebook.local;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the checked-in realm to what the services and the README promise of it. */
class SampleRealmTest {
    private static final List<String> USERS =
            List.of("viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin");
    private static final List<String> PARTNERS = List.of("cove-kaz", "tau-ken-samruk", "qazgeology", "xiamen-tungsten");

    private SampleRealm realm;
    private JsonNode json;

    @BeforeEach
    void read() throws IOException {
        realm = SampleRealm.read(Project.LAYOUT.realm());
        json = JsonMapper.builder().build().readTree(Files.readString(Project.LAYOUT.realm()));
    }

    @Test
    void hasTheSampleUsersAndClients() {
        assertThat(realm.users()).containsExactlyElementsOf(USERS);
        assertThat(realm.clients())
                .containsExactlyInAnyOrder("cove-kaz", "tau-ken-samruk", "qazgeology", "xiamen-tungsten", "atlas");
    }

    @Test
    void givesEachUserTheRoleOfItsNameAndThatNameAsPassword() {
        for (var name : USERS) {
            var user = named("users", "username", name);
            assertThat(texts(user.path("realmRoles"))).containsExactly(name);
            assertThat(user.at("/credentials/0/value").asText()).isEqualTo(name);
            assertThat(user.at("/credentials/0/temporary").asBoolean(true)).isFalse();
        }
    }

    @Test
    void definesEveryRoleThatItGives() {
        var roles = json.at("/roles/realm")
                .valueStream()
                .map(role -> role.path("name").asText());

        assertThat(roles)
                .containsExactlyInAnyOrder(
                        "viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin", "partner");
    }

    @Test
    void letsPartnersActOnlyAsPartnersAndForTheirParty() {
        for (var partner : PARTNERS) {
            var account = named("users", "serviceAccountClientId", partner);
            assertThat(texts(account.path("realmRoles"))).containsExactly("partner");
            var party = mapper(partner, "oidc-hardcoded-claim-mapper");
            assertThat(party.path("claim.name").asText()).isEqualTo("party");
            assertThat(party.path("claim.value").asText()).isEqualTo(partner);
            assertThat(party.path("access.token.claim").asText()).isEqualTo("true");
        }
    }

    @Test
    void letsAtlasReadAndRegister() {
        var account = named("users", "serviceAccountClientId", "atlas");

        assertThat(texts(account.path("realmRoles"))).containsExactly("viewer", "geologist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orebook-cli",
                "orebook-swagger-ui",
                "cove-kaz",
                "tau-ken-samruk",
                "qazgeology",
                "xiamen-tungsten",
                "atlas"
            })
    void addressesTheTokensOfEveryClientToOrebook(String client) {
        var audience = mapper(client, "oidc-audience-mapper");

        assertThat(audience.path("included.custom.audience").asText()).isEqualTo("orebook");
        assertThat(audience.path("access.token.claim").asText()).isEqualTo("true");
    }

    @Test
    void letsTheBrowserComeBackToTheGatewayOnlyAndWithProofOfPossession() {
        var client = named("clients", "clientId", "orebook-swagger-ui");

        assertThat(client.path("publicClient").asBoolean()).isTrue();
        assertThat(texts(client.path("redirectUris"))).containsExactly("${OREBOOK_GATEWAY_URL}/*");
        assertThat(texts(client.path("webOrigins"))).containsExactly("${OREBOOK_GATEWAY_URL}");
        assertThat(client.path("attributes").path("pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }

    @Test
    void bakesInNoPort() throws IOException {
        assertThat(Files.readString(Project.LAYOUT.realm())).doesNotContain("127.0.0.1", "localhost", "8400");
    }

    @Test
    void slowsDownWhoGuessesPasswords() {
        assertThat(json.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(json.path("accessTokenLifespan").asInt()).isEqualTo(300);
    }

    @Test
    void asksForTokensAsTheirKindOfAccountDoes() {
        assertThat(realm.tokenRequest("viewer"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grant_type", "password",
                        "client_id", "orebook-cli",
                        "username", "viewer",
                        "password", "viewer"));
        assertThat(realm.tokenRequest("atlas"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "grant_type", "client_credentials", "client_id", "atlas", "client_secret", "atlas-secret"));
    }

    @Test
    void namesWhomItKnowsToWhoAsksForSomebodyElse() {
        assertThatThrownBy(() -> realm.tokenRequest("orebook-cli"))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("The sample realm has no orebook-cli: it has viewer, geologist,");
    }

    private JsonNode mapper(String client, String type) {
        return named("clients", "clientId", client)
                .path("protocolMappers")
                .valueStream()
                .collect(toMap(mapper -> mapper.path("protocolMapper").asText(), mapper -> mapper.path("config")))
                .get(type);
    }

    private JsonNode named(String array, String field, String name) {
        return json.path(array)
                .valueStream()
                .filter(candidate -> candidate.path(field).asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
