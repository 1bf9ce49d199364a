package org.orebook.gateway;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider as the gateway sees it: discovery and keys over HTTP, and the tokens that it signs. */
public final class Issuer {
    private static final String KEY_ID = "today";

    private final KeyPair keys = newKeys();
    private final AtomicInteger questions = new AtomicInteger();
    private int port;
    private HttpServer server;

    /** A pair of keys, such as a forger has too. */
    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Chooses a port and leaves it closed. */
    Issuer reserve() {
        start();
        stop();
        return this;
    }

    /** Opens the port; the same one as before, if there was one. */
    public void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        port = server.getAddress().getPort();
        serve("/realms/orebook/.well-known/openid-configuration", discovery());
        serve("/realms/orebook/keys", keySet());
        server.start();
    }

    /** Closes the port. */
    public void stop() {
        server.stop(0);
    }

    /** How often it was asked anything. */
    public int questions() {
        return questions.get();
    }

    /** The issuer's name and address. */
    public String url() {
        return "http://127.0.0.1:" + port + "/realms/orebook";
    }

    /** A good token of a new subject with these roles. */
    public String token(String... roles) {
        return sign(claims(roles));
    }

    /** The claims of a good token, to be spoiled. */
    public JwtClaimsBuilder claims(String... roles) {
        return Jwt.claims()
                .issuer(url())
                .audience("orebook")
                .subject(UUID.randomUUID().toString())
                .issuedAt(Instant.now())
                .expiresAt(Instant.now().plusSeconds(300))
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", Arrays.asList(roles)));
    }

    /** Signs with the issuer's own key. */
    public String sign(JwtClaimsBuilder claims) {
        return sign(claims, keys, KEY_ID);
    }

    /** Signs with any key, claiming any id. */
    public String sign(JwtClaimsBuilder claims, KeyPair pair, String keyId) {
        return claims.jws().keyId(keyId).sign(pair.getPrivate());
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            questions.incrementAndGet();
            exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String discovery() {
        return "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\",\"introspection_endpoint\":\"" + url()
                + "/introspect\",\"token_endpoint\":\"" + url() + "/token\"}";
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\",\"n\":\""
                + base64(key.getModulus()) + "\",\"e\":\"" + base64(key.getPublicExponent()) + "\"}]}";
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
