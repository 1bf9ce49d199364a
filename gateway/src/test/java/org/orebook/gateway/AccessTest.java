package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class AccessTest {
    private static final List<String> ROLES =
            List.of("viewer", "geologist", "reviewer", "negotiator", "approver", "partner", "auditor", "admin");

    Peers peers;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | deposits      | viewer geologist reviewer negotiator approver partner auditor admin",
                "HEAD   | deposits      | viewer geologist reviewer negotiator approver partner auditor admin",
                "POST   | deposits      | geologist reviewer",
                "PATCH  | deposits      | geologist reviewer",
                "DELETE | deposits      | geologist reviewer",
                "GET    | estimates     | viewer geologist reviewer negotiator approver partner auditor admin",
                "POST   | estimates     | geologist reviewer",
                "GET    | rankings      | viewer geologist reviewer negotiator approver auditor admin",
                "GET    | concentration | viewer geologist reviewer negotiator approver auditor admin",
                "GET    | reserves      | viewer geologist reviewer negotiator approver auditor admin",
                "GET    | commitments   | viewer geologist reviewer negotiator approver partner auditor admin",
                "GET    | vocabularies  | viewer geologist reviewer negotiator approver partner auditor admin",
                "GET    | imports       | geologist reviewer auditor",
                "POST   | imports       | geologist",
                "GET    | parties       | viewer geologist reviewer negotiator approver partner auditor admin",
                "POST   | parties       | negotiator",
                "PATCH  | agreements    | negotiator approver",
                "GET    | exposure      | viewer geologist reviewer negotiator approver auditor admin",
                "POST   | tenders       | negotiator approver partner",
                "PATCH  | tenders       | negotiator approver",
                "GET    | events        | viewer geologist reviewer negotiator approver partner auditor admin",
                "GET    | dead-letters/deposits-service          | auditor admin",
                "POST   | dead-letters/deposits-service/x/replay | admin",
                "GET    | dead-letters/agreements-service/x      | auditor admin",
                "POST   | dead-letters/agreements-service        | admin"
            })
    void admitsTheRolesOfTheTableAndNoOther(String method, String collection, String permitted) throws IOException {
        Set<String> expected = Set.of(permitted.split(" "));
        for (String role : ROLES) {
            try (Wire wire = new Wire()) {
                wire.send(method + " /api/v1/" + collection + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                        + peers.issuer().token(role) + "\r\n\r\n");
                assertThat(wire.readHead().status())
                        .as("%s %s as %s", method, collection, role)
                        .isEqualTo(expected.contains(role) ? 200 : 403);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,commitments,'GET, HEAD'",
        "POST,rankings,'GET, HEAD'",
        "PUT,imports,'GET, HEAD, POST'",
        "DELETE,dead-letters/agreements-service/x,'GET, HEAD, POST'",
        "OPTIONS,deposits,'DELETE, GET, HEAD, PATCH, POST, PUT'"
    })
    void doesNotOfferWhatIsNotInTheTable(String method, String collection, String allowed) {
        Wire.Answer answer = Wire.ask(method + " /api/v1/" + collection + " HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/users",
                "/api/v1/Deposits",
                "/api/v2/deposits",
                "/api/v1/depositsx",
                "/api/v1/dead-letters",
                "/api/v1/dead-letters/",
                "/api/v1/dead-letters/gateway",
                "/api/v1/dead-letters/deposits-servicex/1",
                "/api/v1/deposits-service",
                "/api/v1/%64eposits",
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/openapi.json",
                "/q/dev",
                "/webjars/swagger-ui/5.32.2/swagger-ui.css",
                "/docs/nothing",
                "/META-INF/resources"
            })
    void hasNothingElse(String path) {
        Wire.Answer answer = Wire.get(path, peers.issuer().token("admin", "viewer"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void sendsEachCollectionToTheServiceThatOwnsIt() {
        String token = peers.issuer().token("viewer", "auditor");
        for (String collection : List.of(
                "deposits",
                "estimates",
                "rankings",
                "concentration",
                "reserves",
                "commitments",
                "imports",
                "vocabularies",
                "dead-letters/deposits-service",
                "dead-letters/deposits-service/1")) {
            assertThat(Wire.get("/api/v1/" + collection, token).json().getString("service"))
                    .as(collection)
                    .isEqualTo("deposits");
        }
        for (String collection : List.of(
                "parties",
                "agreements",
                "exposure",
                "tenders",
                "events",
                "dead-letters/agreements-service",
                "dead-letters/agreements-service/1")) {
            assertThat(Wire.get("/api/v1/" + collection, token).json().getString("service"))
                    .as(collection)
                    .isEqualTo("agreements");
        }
    }

    @Test
    void challengesACallerWithoutAToken() {
        Wire.Answer answer = Wire.ask("GET /api/v1/deposits HTTP/1.1", "Host: gateway");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"orebook\"");
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        refuses(peers.issuer().sign(peers.issuer().claims("viewer").issuer("http://elsewhere/realms/orebook")));
    }

    @Test
    void refusesATokenForAnotherAudience() {
        refuses(peers.issuer().sign(peers.issuer().claims("viewer").audience("account")));
    }

    @Test
    void refusesAnExpiredToken() {
        refuses(peers.issuer()
                .sign(peers.issuer()
                        .claims("viewer")
                        .issuedAt(Instant.now().minusSeconds(700))
                        .expiresAt(Instant.now().minusSeconds(400))));
    }

    @Test
    void trustsATokenThatItHasSeenUntilItExpiresAndNoLonger() {
        Instant expiry = Instant.now().plusSeconds(3);
        String token = peers.issuer().sign(peers.issuer().claims("viewer").expiresAt(expiry));

        assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);
        assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> Instant.now().isAfter(expiry));
        refuses(token);
    }

    @Test
    void trustsATokenThatItHasSeenInNoOtherForm() {
        String token = peers.issuer().token("viewer");
        assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);

        String signature = token.substring(token.lastIndexOf('.') + 1);
        String unsigned = token.substring(0, token.length() - signature.length());

        refuses(unsigned + signature.replace(signature.charAt(10), signature.charAt(10) == 'A' ? 'B' : 'A'));
        refuses(unsigned + signature.substring(0, signature.length() - 4));
        refuses(unsigned + new StringBuilder(signature).reverse());
    }

    @Test
    void refusesATokenThatNeverExpires() {
        String forever = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new JsonObject()
                        .put("iss", peers.issuer().url())
                        .put("aud", "orebook")
                        .put("sub", "x")
                        .put("realm_access", new JsonObject().put("roles", new JsonArray().add("viewer")))
                        .encode()
                        .getBytes(StandardCharsets.UTF_8));
        String good = peers.issuer().token("viewer");

        refuses(good.substring(0, good.indexOf('.') + 1) + forever + good.substring(good.lastIndexOf('.')));
    }

    @Test
    void refusesATokenThatSomebodyElseSigned() {
        refuses(peers.issuer().sign(peers.issuer().claims("viewer"), Issuer.newKeys(), "today"));
    }

    @Test
    void refusesATokenWithAKeyThatNobodyKnowsWithoutAskingAboutIt() {
        String token = peers.issuer().sign(peers.issuer().claims("viewer"), Issuer.newKeys(), "tomorrow");
        Wire.get("/api/v1/deposits", token);
        int before = peers.issuer().questions();

        refuses(token);
        refuses(token);

        assertThat(peers.issuer().questions()).isEqualTo(before);
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() {
        String viewer = peers.issuer().token("viewer");
        String geologist = peers.issuer().token("geologist");
        String[] parts = viewer.split("\\.", -1);

        refuses(parts[0] + "." + geologist.split("\\.", -1)[1] + "." + parts[2]);
    }

    @Test
    void refusesATokenThatIsSignedWithThePublicKeyAsASecretOrNotAtAll() {
        String claims = peers.issuer().token("viewer").split("\\.", -1)[1];
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new JsonObject().put("alg", "none").encode().getBytes(StandardCharsets.UTF_8));

        refuses(unsigned + "." + claims + ".");
        refuses(unsigned + "." + claims + ".AAAA");
        refuses(Jwt.claims(Map.of("iss", peers.issuer().url(), "aud", "orebook", "sub", "x"))
                .jws()
                .keyId("today")
                .signWithSecret("0123456789abcdef0123456789abcdef"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer opaque",
                "Bearer a.b",
                "Bearer a.b.c",
                "Bearer a.b.c.d.e",
                "Bearer ..",
                "Bearer é.é.é",
                "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AA",
                "Bearer eyJhbGciOiJSUzI1NiJ9.W10.AA",
                "Basic dmlld2VyOnZpZXdlcg==",
                "viewer"
            })
    void refusesCredentialsThatAreNoSignedToken(String credentials) {
        Wire.Answer answer =
                Wire.ask("GET /api/v1/deposits HTTP/1.1", "Host: gateway", "Authorization: " + credentials);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void refusesTwoSetsOfCredentials() {
        Wire.Answer answer = Wire.ask(
                "GET /api/v1/deposits HTTP/1.1",
                "Host: gateway",
                "Authorization: Bearer " + peers.issuer().token("viewer"),
                "Authorization: Bearer " + peers.issuer().token("geologist"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void refusesATokenWithoutRoles() {
        Wire.Answer answer = Wire.get("/api/v1/deposits", peers.issuer().token());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
        assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
    }

    @Test
    void refusesBeforeTheBodyIsSent() throws IOException {
        try (Wire wire = new Wire()) {
            Wire.Answer answer = wire.send(
                            "POST /api/v1/imports HTTP/1.1\r\nHost: gateway\r\nContent-Length: 9000000\r\n\r\n")
                    .read();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void asksForTheBodyOnlyWhenTheCallerMaySendIt() throws IOException {
        String head = String.join(
                "\r\n",
                "POST /api/v1/imports HTTP/1.1",
                "Host: gateway",
                "Expect: 100-continue",
                "Content-Length: 3",
                "Authorization: Bearer ");
        try (Wire viewer = new Wire();
                Wire geologist = new Wire()) {
            viewer.send(head + peers.issuer().token("viewer") + "\r\n\r\n");
            geologist.send(head + peers.issuer().token("geologist") + "\r\n\r\n");

            assertThat(viewer.read().status()).isEqualTo(403);
            assertThat(geologist.read().status()).isEqualTo(100);
            assertThat(geologist.send("abc").read().json().getInteger("bytes")).isEqualTo(3);
        }
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheProviderIsDown() {
        String token = peers.issuer().token("viewer");
        assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);
        peers.issuer().stop();
        try {
            assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);
            assertThat(Wire.get("/api/v1/deposits", peers.issuer().token("viewer"))
                            .status())
                    .isEqualTo(200);
            assertThat(Wire.get("/api/v1/deposits", "a.b.c").status()).isEqualTo(401);
            refuses(peers.issuer().sign(peers.issuer().claims("viewer"), Issuer.newKeys(), "the day after"));
        } finally {
            peers.issuer().start();
        }
    }

    private static void refuses(String token) {
        Wire.Answer answer = Wire.get("/api/v1/deposits", token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }
}
