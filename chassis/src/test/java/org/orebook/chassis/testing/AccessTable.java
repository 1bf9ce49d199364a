package org.orebook.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orebook.chassis.testing.Problems.refused;
import static org.orebook.chassis.testing.Requests.asNobody;
import static org.orebook.chassis.testing.Requests.withToken;

import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every endpoint of a service to a table of who may call it. A test of the service extends it and has the table as
 * a static method {@code Stream<Endpoint> endpoints()}.
 */
public abstract class AccessTable {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** The table. */
    protected abstract Stream<Endpoint> table();

    @ParameterizedTest
    @MethodSource("endpoints")
    void opensToTheRolesThatMayAndToNoOther(Endpoint endpoint) {
        for (String role : Endpoint.EVERYBODY) {
            Response answer = endpoint.call(withToken(Tokens.of(role)));
            if (endpoint.allowed().contains(role)) {
                assertThat(answer.statusCode()).as(role).isNotIn(401, 403).isLessThan(500);
            } else {
                refused(answer, 403, "forbidden");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isClosedToWhoHasNoRole(Endpoint endpoint) {
        refused(endpoint.call(withToken(Tokens.named("nobody"))), 403, "forbidden");
        refused(
                endpoint.call(withToken(Tokens.named("stranger", "superuser", "GEOLOGIST", "offline_access"))),
                403,
                "forbidden");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void isClosedToWhoHasNoToken(Endpoint endpoint) {
        unauthenticated(endpoint.call(asNobody()));
    }

    /** The table has every endpoint: what is added without a line there is found here. */
    @Test
    void holdsEveryEndpointToATable() {
        Map<String, Map<String, Object>> paths =
                asNobody().get("/openapi.json").then().extract().path("paths");

        Set<String> described = new TreeSet<>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        // Each line of the table is one of the described endpoints, and the other way round.
        Set<String> held = new TreeSet<>();
        table().forEach(endpoint -> held.add(matching(endpoint, described)));
        assertThat(held).isEqualTo(described);
    }

    /** The described endpoint that a line is of, those without parameters first; or the line itself. */
    private static String matching(Endpoint endpoint, Set<String> described) {
        String line = endpoint.method() + " " + endpoint.path().replaceAll("\\?.*", "");
        return described.stream()
                .filter(each -> line.matches(each.replaceAll("\\{[^}]+}", "[^/]+")))
                .min((one, other) -> Integer.compare(parameters(one), parameters(other)))
                .orElse(line);
    }

    private static int parameters(String described) {
        return described.split("\\{", -1).length;
    }

    /** Refused for want of a token. */
    protected static void unauthenticated(Response answer) {
        refused(answer, 401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
}
