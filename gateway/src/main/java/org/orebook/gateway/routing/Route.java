package org.orebook.gateway.routing;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orebook.gateway.access.Permission;

/**
 * One collection of the API.
 *
 * @param collection the path segment after {@code /api/v1/}; two of them where several services have such a collection
 * @param service which service owns it
 * @param permissions who may, by method; a method that is absent is not offered
 * @param load how much traffic to expect
 * @param files where below the collection a POST brings a file, whatever the load elsewhere
 */
record Route(String collection, Service service, Map<HttpMethod, Permission> permissions, Load load, Pattern files) {

    private static final Pattern NOWHERE = Pattern.compile("(?!)");

    /** What sort of exchange a route has, and with it which limits apply. */
    enum Load {
        /** Small requests, quick answers. */
        USUAL,
        /** Large files in, an answer when they are read. */
        BULK,
        /** An answer that does not end. */
        EVENTS
    }

    static Route readBy(Permission permission, String collection, Service service) {
        return new Route(
                collection,
                service,
                Map.of(HttpMethod.GET, permission, HttpMethod.HEAD, permission),
                Load.USUAL,
                NOWHERE);
    }

    Route and(HttpMethod method, Permission permission) {
        Map<HttpMethod, Permission> more = new HashMap<>(permissions);
        more.put(method, permission);
        return new Route(collection, service, Map.copyOf(more), load, files);
    }

    /** The same roles for all that change something. */
    Route changedBy(Permission permission) {
        return and(HttpMethod.POST, permission)
                .and(HttpMethod.PUT, permission)
                .and(HttpMethod.PATCH, permission)
                .and(HttpMethod.DELETE, permission);
    }

    Route carrying(Load other) {
        return new Route(collection, service, permissions, other, files);
    }

    /** Files come in by POST where the path below the collection is of this form: {@code [^/]+/documents}. */
    Route takingFilesAt(String form) {
        return new Route(collection, service, permissions, load, Pattern.compile(form));
    }

    /** What sort of exchange a request is, by its method and the path below the collection. */
    Load load(HttpMethod method, String below) {
        boolean isPost = method.equals(HttpMethod.POST);
        if (isPost && files.matcher(below).matches()) {
            return Load.BULK;
        }
        return load == Load.BULK && !isPost ? Load.USUAL : load;
    }

    /** The value of the header {@code Allow}. */
    String allowed() {
        return permissions.keySet().stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    }

    static Map<String, Route> table(Route... routes) {
        return Stream.of(routes).collect(Collectors.toUnmodifiableMap(Route::collection, route -> route));
    }
}
