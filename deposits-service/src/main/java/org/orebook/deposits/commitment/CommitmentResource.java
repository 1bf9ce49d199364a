package org.orebook.deposits.commitment;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;

/** What is committed, over HTTP. */
@Path("/api/v1/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Commitments", description = "What agreements have committed of the deposits.")
public class CommitmentResource {

    private final Callers callers;
    private final CommitmentSearch search;
    private final Representations representations;

    CommitmentResource(Callers callers, CommitmentSearch search, Representations representations) {
        this.callers = callers;
        this.search = search;
        this.representations = representations;
    }

    @GET
    @RolesAllowed({
        VIEWER_NAME,
        GEOLOGIST_NAME,
        REVIEWER_NAME,
        NEGOTIATOR_NAME,
        APPROVER_NAME,
        PARTNER_NAME,
        AUDITOR_NAME,
        ADMIN_NAME
    })
    @Operation(
            summary = "Find commitments",
            description = "Those that the caller may see, the newest first. A partner sees those of agreements that it"
                    + " is a party of.")
    public Uni<Response> find(
            @QueryParam("deposit") @Parameter(description = "Id of a deposit.") String deposit,
            @QueryParam("agreement") @Parameter(description = "Id of an agreement.") String agreement,
            @QueryParam("kind") @Parameter(description = "share, tonnage or exclusivity.") String kind,
            @QueryParam("state") @Parameter(description = "standing or released; both where not stated.") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        CommitmentQuery query = CommitmentQuery.of(deposit, agreement, kind, state, limit, cursor);
        return search.search(query, callers.current())
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }
}
