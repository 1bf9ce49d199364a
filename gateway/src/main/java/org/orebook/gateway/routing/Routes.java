package org.orebook.gateway.routing;

import static org.orebook.gateway.access.Permission.INTERNAL;
import static org.orebook.gateway.access.Permission.INTERNAL_AND_PARTNER;
import static org.orebook.gateway.routing.Route.Load.BULK;
import static org.orebook.gateway.routing.Route.Load.EVENTS;
import static org.orebook.gateway.routing.Route.readBy;
import static org.orebook.gateway.routing.Service.AGREEMENTS;
import static org.orebook.gateway.routing.Service.DEPOSITS;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.orebook.gateway.access.Permission;
import org.orebook.gateway.access.Role;

/**
 * The whole API in one table: what is not here does not exist, and who is not here may not. The services decide again,
 * and finely: who is the author, whose agreement it is, what is confidential.
 */
final class Routes {
    static final String PREFIX = "/api/v1/";

    private static final Permission GEOLOGIST = Permission.of(Role.GEOLOGIST);
    private static final Permission NEGOTIATOR = Permission.of(Role.NEGOTIATOR);
    private static final Permission ESTIMATORS = Permission.of(Role.GEOLOGIST, Role.REVIEWER);
    private static final Permission CONTRACTORS = Permission.of(Role.NEGOTIATOR, Role.APPROVER);
    private static final Permission BIDDERS = Permission.of(Role.NEGOTIATOR, Role.APPROVER, Role.PARTNER);
    private static final Permission IMPORT_READERS = Permission.of(Role.GEOLOGIST, Role.REVIEWER, Role.AUDITOR);

    private static final Permission DEAD_LETTER_READERS = Permission.of(Role.AUDITOR, Role.ADMIN);
    private static final Permission ADMIN = Permission.of(Role.ADMIN);

    private static final Map<String, Route> BY_COLLECTION = Route.table(
            readBy(INTERNAL_AND_PARTNER, "deposits", DEPOSITS).changedBy(ESTIMATORS),
            readBy(INTERNAL_AND_PARTNER, "estimates", DEPOSITS).changedBy(ESTIMATORS),
            readBy(INTERNAL, "rankings", DEPOSITS),
            readBy(INTERNAL, "concentration", DEPOSITS),
            readBy(INTERNAL, "reserves", DEPOSITS).changedBy(GEOLOGIST),
            // Granted and released by the saga between the services, never by a request. Partners see those of the
            // agreements that they are a party to.
            readBy(INTERNAL_AND_PARTNER, "commitments", DEPOSITS),
            readBy(IMPORT_READERS, "imports", DEPOSITS)
                    .and(HttpMethod.POST, GEOLOGIST)
                    .carrying(BULK),
            readBy(INTERNAL_AND_PARTNER, "vocabularies", DEPOSITS),
            readBy(INTERNAL_AND_PARTNER, "parties", AGREEMENTS).changedBy(NEGOTIATOR),
            readBy(INTERNAL_AND_PARTNER, "agreements", AGREEMENTS)
                    .changedBy(CONTRACTORS)
                    .takingFilesAt("imports|[^/]+/documents"),
            readBy(INTERNAL, "exposure", AGREEMENTS),
            readBy(INTERNAL_AND_PARTNER, "tenders", AGREEMENTS)
                    .changedBy(CONTRACTORS)
                    .and(HttpMethod.POST, BIDDERS),
            readBy(INTERNAL_AND_PARTNER, "events", AGREEMENTS).carrying(EVENTS),
            // Each service has its own, under its name.
            readBy(DEAD_LETTER_READERS, "dead-letters/deposits-service", DEPOSITS)
                    .and(HttpMethod.POST, ADMIN),
            readBy(DEAD_LETTER_READERS, "dead-letters/agreements-service", AGREEMENTS)
                    .and(HttpMethod.POST, ADMIN));

    private Routes() {}

    /** The route of this path, or null. */
    static Route find(String path) {
        if (!path.startsWith(PREFIX)) {
            return null;
        }
        int end = endOfSegment(path, PREFIX.length());
        Route route = BY_COLLECTION.get(path.substring(PREFIX.length(), end));
        return route != null || end == path.length()
                ? route
                : BY_COLLECTION.get(path.substring(PREFIX.length(), endOfSegment(path, end + 1)));
    }

    private static int endOfSegment(String path, int from) {
        int end = path.indexOf('/', from);
        return end < 0 ? path.length() : end;
    }

    /** What stands behind the collection in a path that has a route; empty for the collection itself. */
    static String below(String path) {
        int end = path.indexOf('/', PREFIX.length());
        return end < 0 ? "" : path.substring(end + 1);
    }
}
