package org.orebook.deposits.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.chassis.testing.Endpoint.EVERYBODY;
import static org.orebook.chassis.testing.Endpoint.INSIDE;
import static org.orebook.chassis.testing.Endpoint.SOME_ID;
import static org.orebook.chassis.testing.Endpoint.get;
import static org.orebook.deposits.testing.Api.DEPOSITS;
import static org.orebook.deposits.testing.Api.IMPORTS;
import static org.orebook.deposits.testing.Api.MERGE_PATCH;
import static org.orebook.deposits.testing.Api.asNobody;
import static org.orebook.deposits.testing.Api.named;
import static org.orebook.deposits.testing.Api.registered;
import static org.orebook.deposits.testing.Api.withToken;

import io.restassured.http.Method;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orebook.chassis.testing.AccessTable;
import org.orebook.chassis.testing.Endpoint;
import org.orebook.chassis.testing.Tokens;
import org.orebook.deposits.testing.ServiceTest;

/** Who may do what: every endpoint, every role, every kind of token. */
@ServiceTest
class AccessTest extends AccessTable {

    private static final Set<String> ALL_SEEING = Set.of("geologist", "reviewer", "auditor");
    private static final Set<String> SUPERVISORS = Set.of("auditor", "admin");

    static Stream<Endpoint> endpoints() {
        String deposit = DEPOSITS + "/" + SOME_ID;
        String done = IMPORTS + "/" + SOME_ID;
        String estimate = "/api/v1/estimates/" + SOME_ID;
        String json = "application/json";
        String letters = "/api/v1/dead-letters/deposits-service";
        return Stream.of(
                get(letters, SUPERVISORS),
                get(letters + "/" + SOME_ID, SUPERVISORS),
                new Endpoint(Method.POST, letters + "/" + SOME_ID + "/replay", json, "{}", Set.of("admin")),
                new Endpoint(Method.POST, letters + "/" + SOME_ID + "/discard", json, "{}", Set.of("admin")),
                get(DEPOSITS, EVERYBODY),
                get(deposit, EVERYBODY),
                get(deposit + "/history", INSIDE),
                new Endpoint(Method.POST, DEPOSITS, json, "{}", Set.of("geologist")),
                new Endpoint(Method.PATCH, deposit, MERGE_PATCH, "{}", Set.of("geologist")),
                new Endpoint(Method.POST, deposit + "/publish", json, "{}", Set.of("geologist", "reviewer")),
                new Endpoint(Method.POST, deposit + "/merge", json, "{}", Set.of("geologist")),
                get(deposit + "/estimates", EVERYBODY),
                new Endpoint(Method.POST, deposit + "/estimates", json, "{}", Set.of("geologist")),
                get(deposit + "/commitments", EVERYBODY),
                get("/api/v1/commitments", EVERYBODY),
                get("/api/v1/estimates", EVERYBODY),
                get("/api/v1/estimates/by-certainty", EVERYBODY),
                get(estimate, EVERYBODY),
                get(estimate + "/history", INSIDE),
                new Endpoint(Method.PATCH, estimate, MERGE_PATCH, "{}", Set.of("geologist")),
                new Endpoint(Method.POST, estimate + "/confirm", json, "{}", Set.of("reviewer")),
                new Endpoint(Method.POST, estimate + "/dispute", json, "{}", Set.of("reviewer")),
                new Endpoint(Method.POST, estimate + "/reject", json, "{}", Set.of("reviewer")),
                new Endpoint(Method.POST, estimate + "/withdraw", json, "{}", Set.of("geologist")),
                new Endpoint(Method.POST, estimate + "/supersede", json, "{}", Set.of("geologist", "reviewer")),
                new Endpoint(Method.POST, estimate + "/findings/0/accept", json, "{}", Set.of("reviewer")),
                new Endpoint(Method.POST, IMPORTS, "text/csv", "", Set.of("geologist")),
                get(IMPORTS, ALL_SEEING),
                get(done, ALL_SEEING),
                get(done + "/rejections", ALL_SEEING),
                get(done + "/suspects", ALL_SEEING),
                get(done + "/findings", ALL_SEEING),
                get("/api/v1/reserves", INSIDE),
                get("/api/v1/reserves/editions", INSIDE),
                new Endpoint(Method.POST, "/api/v1/reserves", "text/csv", "", Set.of("geologist")),
                get("/api/v1/rankings", INSIDE),
                get("/api/v1/concentration", INSIDE),
                get("/api/v1/vocabularies", EVERYBODY),
                get("/api/v1/vocabularies/commodities", EVERYBODY),
                get("/api/v1/vocabularies/commodities/gold", EVERYBODY),
                get("/api/v1/vocabularies/critical-lists", EVERYBODY),
                get("/api/v1/vocabularies/countries", EVERYBODY),
                get("/api/v1/vocabularies/deposit-types", EVERYBODY),
                get("/api/v1/vocabularies/compounds", EVERYBODY),
                get("/api/v1/vocabularies/units", EVERYBODY),
                get("/api/v1/vocabularies/stages", EVERYBODY));
    }

    @Override
    protected Stream<Endpoint> table() {
        return endpoints();
    }

    static Stream<Arguments> badTokens() throws NoSuchAlgorithmException {
        String good = Tokens.of("geologist");
        String[] parts = good.split("\\.", -1);
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return Stream.of(
                Arguments.of(
                        "expired", sign("exp", Instant.now().minusSeconds(3600).getEpochSecond())),
                Arguments.of(
                        "not yet valid",
                        sign("nbf", Instant.now().plusSeconds(3600).getEpochSecond())),
                Arguments.of(
                        "for another audience",
                        Tokens.sign(Tokens.claims("a", "geologist").audience("account"))),
                Arguments.of(
                        "of another issuer",
                        Tokens.sign(Tokens.claims("a", "geologist").issuer("https://evil.test"))),
                Arguments.of(
                        "signed with another key",
                        Tokens.claims("a", "geologist")
                                .jws()
                                .keyId("test")
                                .sign(keys.generateKeyPair().getPrivate())),
                Arguments.of(
                        "signed with the issuer's name",
                        Tokens.claims("a", "geologist").jws().signWithSecret("x".repeat(64))),
                Arguments.of("not signed", none + "." + parts[1] + "."),
                Arguments.of("with another's roles", parts[0] + "." + claims("admin") + "." + parts[2]),
                Arguments.of("cut off", good.substring(0, good.length() - 10)),
                Arguments.of("no JWT", "abc"),
                Arguments.of("three words", "a.b.c"),
                Arguments.of("points", ".."),
                Arguments.of("no JSON", none + "." + none + "x." + parts[2]),
                Arguments.of("very long", "a".repeat(8000)));
    }

    private static String sign(String claim, long value) {
        return Tokens.sign(Tokens.claims("a", "geologist").claim(claim, value));
    }

    private static String claims(String role) {
        return Tokens.sign(Tokens.claims("a", role)).split("\\.", -1)[1];
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void isClosedToAToken(String what, String token) {
        unauthenticated(withToken(token).get(DEPOSITS));
        unauthenticated(withToken(token).get("/api/v1/vocabularies"));
        unauthenticated(withToken(token)
                .contentType("application/json")
                .body(named("X"))
                .post(DEPOSITS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Bearer", "Bearer ", "Basic Z2VvbG9naXN0Omdlb2xvZ2lzdA==", "Negotiate abc", "Bearer a b"
            })
    void isClosedToOtherCredentials(String authorization) {
        unauthenticated(asNobody().header("Authorization", authorization).get(DEPOSITS));
    }

    @Test
    void asksForATokenBeforeItSaysWhatThereIs() {
        for (String path : List.of("/", "/api/v1/unknown", "/q/metrics", "/q/health", "/q/swagger-ui", "/q/dev-ui")) {
            unauthenticated(asNobody().get(path));
        }
        unauthenticated(asNobody().delete(DEPOSITS));
        unauthenticated(asNobody().contentType("text/plain").body("x").post(DEPOSITS));
    }

    @Test
    void servesNoPathThatLooksLikeAnotherOne() {
        UUID id = registered(named("Path"));
        List<String> paths = new ArrayList<>();
        for (String trick :
                List.of(";x", ";x=1", "/", "//", "/.", "/..;/deposits", "%2e", "%3b", "%00", "%20", "%5c")) {
            paths.add(DEPOSITS + trick);
            paths.add(DEPOSITS + "/" + id + trick);
        }
        for (String path : paths) {
            unauthenticated(asNobody().urlEncodingEnabled(false).get(path));
            Response answer =
                    withToken(Tokens.named("nobody")).urlEncodingEnabled(false).get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 403, 404);
        }
    }

    @Test
    void knowsTheCallerByTheToken() {
        String token = Jwt.claims(Map.of())
                .issuer(Tokens.ISSUER)
                .audience("orebook")
                .subject("s")
                .claim("preferred_username", "aigerim")
                .claim("realm_access", Map.of("roles", List.of("geologist", "offline_access")))
                .expiresIn(60)
                .jws()
                .keyId("test")
                .signWithSecret("y".repeat(64));
        unauthenticated(withToken(token).get(DEPOSITS));

        withToken(Tokens.named("aigerim", "geologist", "viewer"))
                .contentType("application/json")
                .body(named("Known Caller"))
                .post(DEPOSITS)
                .then()
                .statusCode(201)
                .body("registeredBy", org.hamcrest.Matchers.equalTo("aigerim"));
    }
}
