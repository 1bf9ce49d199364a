package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Base64.Decoder;
import java.util.Base64.Encoder;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, with the tokens that Keycloak gives. */
@AcceptanceTest
@Order(2)
class AccessIT {
    private static final String DEPOSITS = "/api/v1/deposits";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Decoder DECODER = Base64.getUrlDecoder();
    private static final Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Orebook orebook;

    AccessIT(Orebook orebook) {
        this.orebook = orebook;
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin"})
    void aUserHasTheRoleOfTheirNameAndMayRead(String user) throws Exception {
        var claims = claims(orebook.token(user));

        assertThat(texts(claims.at("/realm_access/roles"))).containsExactly(user);
        assertThat(claims.path("iss").asText()).isEqualTo(orebook.ports().realmUrl());
        assertThat(claims.path("aud").asText()).isEqualTo("orebook");
        assertThat(claims.has("party")).isFalse();
        orebook.as(user).get(DEPOSITS).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cove-kaz", "tau-ken-samruk", "qazgeology", "xiamen-tungsten"})
    void aPartnersTokenCarriesItsParty(String partner) throws Exception {
        var claims = claims(orebook.token(partner));

        assertThat(claims.path("party").asText()).isEqualTo(partner);
        assertThat(texts(claims.at("/realm_access/roles"))).containsExactly("partner");
        orebook.as(partner).get(DEPOSITS).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "reviewer", "negotiator", "approver", "auditor", "admin", "cove-kaz"})
    void nobodyButAGeologistRegisters(String other) throws Exception {
        var document = """
                {"names": [{"text": "Forbidden by %s"}]}""".formatted(other);

        orebook.as(other).post(DEPOSITS, document).expectProblem(403, "forbidden");

        assertThat(orebook.as("geologist").search("q", "Forbidden by")).isEmpty();
    }

    @Test
    void anApplicationWithTheRoleRegisters() throws Exception {
        orebook.as("atlas").post(DEPOSITS, """
                        {"names": [{"text": "Registered by Atlas"}]}""").expect(201);
    }

    @Test
    void withoutATokenNothingIsToldButHowToAsk() throws Exception {
        var answer = orebook.nobody().get(DEPOSITS).expectProblem(401, "unauthenticated");

        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"orebook\"");
    }

    @Test
    void aTokenWithARoleWrittenInIsRefused() throws Exception {
        var parts = orebook.token("viewer").split("\\.", -1);
        var claims = new String(DECODER.decode(parts[1]), StandardCharsets.UTF_8);
        var raised = claims.replace("\"viewer\"", "\"geologist\"");
        assertThat(raised).isNotEqualTo(claims);

        refused(parts[0] + "." + encoded(raised) + "." + parts[2]);
    }

    @Test
    void aTokenThatClaimsToNeedNoSignatureIsRefused() throws Exception {
        var claims = orebook.token("geologist").split("\\.", -1)[1];

        refused(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".");
        refused(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".AAAA");
    }

    /** It is Keycloak's own, of another realm, for another audience. */
    @Test
    void aTokenOfTheSameKeycloakForSomebodyElseIsRefused() throws Exception {
        refused(orebook.tokenOfItsAdministrator());
    }

    @Test
    void aPartnerSeesAndCountsOnlyWhatIsPublished() throws Exception {
        var geologist = orebook.as("geologist");
        var internal = register(geologist, "Hidden Hill", "internal");
        var confidential = register(geologist, "Hidden Hollow", "confidential");

        assertThat(seenBy("geologist")).containsExactly("Hidden Hill", "Hidden Hollow");
        assertThat(seenBy("viewer")).containsExactly("Hidden Hill");
        assertThat(seenBy("cove-kaz")).isEmpty();
        assertThat(orebook.as("geologist").count("access-it")).isEqualTo(2);
        assertThat(orebook.as("viewer").count("access-it")).isEqualTo(1);
        assertThat(orebook.as("cove-kaz").count("access-it")).isZero();

        orebook.as("viewer").get(DEPOSITS + "/" + internal).expect(200);
        orebook.as("viewer").get(DEPOSITS + "/" + confidential).expectProblem(404, "not-found");
        orebook.as("cove-kaz").get(DEPOSITS + "/" + internal).expectProblem(404, "not-found");

        geologist
                .post(DEPOSITS + "/" + internal + "/publish", "{\"reason\": \"announced\"}", "If-Match", "\"1\"")
                .expect(200);
        assertThat(seenBy("cove-kaz")).containsExactly("Hidden Hill");
        assertThat(orebook.as("cove-kaz").count("access-it")).isEqualTo(1);
    }

    private static String register(Caller geologist, String name, String visibility) throws Exception {
        var document = """
                {"names": [{"text": "%1$s"}], "visibility": "%2$s",
                 "externalRecords": [{"source": "access-it", "recordId": "%1$s"}]}""".formatted(name, visibility);
        return geologist.post(DEPOSITS, document).expect(201).json().path("id").asText();
    }

    private List<String> seenBy(String who) throws Exception {
        return orebook.as(who)
                .search("q", "Hidden", "source", "access-it", "sort", "name")
                .valueStream()
                .map(deposit -> deposit.path("name").asText())
                .toList();
    }

    private void refused(String token) throws Exception {
        var answer = orebook.holding(token).get(DEPOSITS).expectProblem(401, "unauthenticated");

        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(DECODER.decode(token.split("\\.", -1)[1]));
    }

    private static String encoded(String json) {
        return ENCODER.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
