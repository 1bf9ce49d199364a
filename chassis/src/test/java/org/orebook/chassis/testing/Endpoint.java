package org.orebook.chassis.testing;

import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orebook.chassis.caller.Role;

/**
 * An endpoint and who may call it.
 *
 * @param path with {@link #SOME_ID} where an id stands
 * @param type of the body; {@code null} without one
 * @param allowed the roles that may
 */
public record Endpoint(Method method, String path, String type, String body, Set<String> allowed) {

    public static final Set<String> EVERYBODY = Arrays.stream(Role.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** Everybody but partners. */
    public static final Set<String> INSIDE = inside();

    /** An id of nothing. */
    public static final UUID SOME_ID = new UUID(0x0190000000007000L, 0x8000000000000000L);

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    public Endpoint {
        allowed = Set.copyOf(allowed);
    }

    public static Endpoint get(String path, Set<String> allowed) {
        return new Endpoint(Method.GET, path, null, null, allowed);
    }

    /** A POST of an empty JSON object. */
    public static Endpoint post(String path, String... allowed) {
        return new Endpoint(Method.POST, path, JSON, "{}", Set.of(allowed));
    }

    /** A merge patch of nothing. */
    public static Endpoint patch(String path, String... allowed) {
        return new Endpoint(Method.PATCH, path, MERGE_PATCH, "{}", Set.of(allowed));
    }

    /** Calls it, with a version where one is asked for. */
    public Response call(RequestSpecification caller) {
        RequestSpecification request = caller.header("If-Match", "\"1\"");
        return (type == null ? request : request.contentType(type).body(body.getBytes(StandardCharsets.UTF_8)))
                .request(method, path);
    }

    private static Set<String> inside() {
        Set<String> inside = new TreeSet<>(EVERYBODY);
        inside.remove(Role.PARTNER_NAME);
        return Set.copyOf(inside);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
