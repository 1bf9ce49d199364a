package org.orebook.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who there is in the sample realm, read from the file that Keycloak imports. */
final class SampleRealm {
    private static final String CLIENT_OF_USERS = "orebook-cli";

    private final JsonNode realm;

    private SampleRealm(JsonNode realm) {
        this.realm = realm;
    }

    static SampleRealm read(Path file) throws IOException {
        return new SampleRealm(JsonMapper.builder().build().readTree(Files.readString(file)));
    }

    /** The persons, by their user names. */
    List<String> users() {
        return stream("users")
                .filter(user -> !user.has("serviceAccountClientId"))
                .map(user -> user.path("username").asText())
                .toList();
    }

    /** The applications and partners that have an account of their own. */
    List<String> clients() {
        return stream("clients")
                .filter(client -> client.path("serviceAccountsEnabled").asBoolean())
                .map(client -> client.path("clientId").asText())
                .toList();
    }

    /**
     * The form with which this user or client gets its token (RFC 6749, 4.3 and 4.4).
     *
     * @throws StackException for a name that the realm does not hold
     */
    Map<String, String> tokenRequest(String name) {
        if (users().contains(name)) {
            return Map.of("grant_type", "password", "client_id", CLIENT_OF_USERS, "username", name, "password", name);
        }
        if (clients().contains(name)) {
            return Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", secret(name));
        }
        var known = new ArrayList<>(users());
        known.addAll(clients());
        throw new StackException("The sample realm has no %s: it has %s.".formatted(name, String.join(", ", known)));
    }

    private String secret(String client) {
        return stream("clients")
                .filter(candidate -> candidate.path("clientId").asText().equals(client))
                .map(candidate -> candidate.path("secret").asText())
                .findFirst()
                .orElseThrow();
    }

    private Stream<JsonNode> stream(String array) {
        return realm.path(array).valueStream();
    }
}
