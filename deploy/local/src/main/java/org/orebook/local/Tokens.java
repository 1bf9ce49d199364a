package org.orebook.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Access tokens for the sample users and clients. */
public final class Tokens {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Layout layout;
    private final Ports ports;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    public Tokens(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    /**
     * A new token, valid for some minutes.
     *
     * @param name a user or a client of the sample realm
     * @throws StackException for another name, or where Keycloak gives none
     */
    public String accessToken(String name) throws IOException, InterruptedException {
        var form = SampleRealm.read(layout.realm()).tokenRequest(name);
        var request = HttpRequest.newBuilder(URI.create(ports.realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(ANSWER)
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        return token(name, send(request));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (java.net.ConnectException e) {
            throw new StackException(
                    "Keycloak does not answer on port %d: see deploy/status.".formatted(ports.keycloak()), e);
        }
    }

    private static String token(String name, HttpResponse<String> response) throws IOException {
        if (response.statusCode() != OK) {
            throw new StackException(
                    "Keycloak gave no token for %s: %d %s".formatted(name, response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body()).path("access_token").asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
