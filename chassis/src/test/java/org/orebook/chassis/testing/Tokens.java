package org.orebook.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Issues access tokens of the shape that the identity provider issues, signed with a key that the service under test
 * verifies. Register as a test resource, then ask for tokens.
 */
public final class Tokens implements QuarkusTestResourceLifecycleManager {

    public static final String ISSUER = "https://identity.test/realms/orebook";

    private static final KeyPair KEYS = newKeys();
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    @Override
    public Map<String, String> start() {
        return Map.of(
                // What is packaged has an address of its own, which would go before the key.
                "quarkus.oidc.auth-server-url",
                "",
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }

    /** A token of a user named like its only role. */
    public static String of(String role) {
        return named(role, role);
    }

    /** A token of a user with these roles. */
    public static String named(String user, String... roles) {
        return sign(claims(user, roles));
    }

    /** A token of a partner company, acting for that party. */
    public static String partner(String party) {
        return sign(claims(party, "partner").claim("party", party));
    }

    /** Claims to be bent before they are signed: another audience, issuer or expiry. */
    public static JwtClaimsBuilder claims(String user, String... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience("orebook")
                .subject("subject-of-" + user)
                .claim("preferred_username", user)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(LIFETIME);
    }

    /** Signs claims with the key that the service trusts. */
    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("test").sign(KEYS.getPrivate());
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
