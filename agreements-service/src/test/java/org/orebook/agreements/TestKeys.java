package org.orebook.agreements;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The realm's keys, without the realm: the service is given the public one. */
public final class TestKeys implements QuarkusTestResourceLifecycleManager {
    private static final String ISSUER = "https://issuer.test/realms/orebook";

    private final KeyPair keys = newKeys();

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "quarkus.oidc.auth-server-url",
                "",
                "quarkus.oidc.token.issuer",
                ISSUER,
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0");
    }

    String token(String audience) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(audience)
                .subject("a-viewer")
                .expiresIn(300)
                .claim("realm_access", Map.of("roles", List.of("viewer")))
                .sign(keys.getPrivate());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TestKeys.class));
    }

    @Override
    public void stop() {}
}
