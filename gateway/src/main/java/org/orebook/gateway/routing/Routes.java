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

    private static final Map<String, Route> BY_COLLECTION = Route.table(
            readBy(INTERNAL_AND_PARTNER, "deposits", DEPOSITS).changedBy(ESTIMATORS),
            readBy(INTERNAL_AND_PARTNER, "estimates", DEPOSITS).changedBy(ESTIMATORS),
            readBy(INTERNAL, "rankings", DEPOSITS),
            readBy(INTERNAL, "concentration", DEPOSITS),
            readBy(INTERNAL, "reserves", DEPOSITS).changedBy(GEOLOGIST),
            // Commitments are granted and released by the saga between the services, never by a request.
            readBy(INTERNAL, "commitments", DEPOSITS),
            readBy(IMPORT_READERS, "imports", DEPOSITS)
                    .and(HttpMethod.POST, GEOLOGIST)
                    .carrying(BULK),
            readBy(INTERNAL_AND_PARTNER, "vocabularies", DEPOSITS),
            readBy(INTERNAL_AND_PARTNER, "parties", AGREEMENTS).changedBy(NEGOTIATOR),
            readBy(INTERNAL_AND_PARTNER, "agreements", AGREEMENTS).changedBy(CONTRACTORS),
            readBy(INTERNAL_AND_PARTNER, "tenders", AGREEMENTS)
                    .changedBy(CONTRACTORS)
                    .and(HttpMethod.POST, BIDDERS),
            readBy(INTERNAL_AND_PARTNER, "events", AGREEMENTS).carrying(EVENTS));

    private Routes() {}

    /** The route of this path, or null. */
    static Route find(String path) {
        if (!path.startsWith(PREFIX)) {
            return null;
        }
        int end = path.indexOf('/', PREFIX.length());
        return BY_COLLECTION.get(path.substring(PREFIX.length(), end < 0 ? path.length() : end));
    }
}
