package org.orebook.agreements.party.ownership;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.precondition.Representations;

/** Who owns a party, through chains of owners, over HTTP. */
@Path("/api/v1/parties/{party}/ownership")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Owners")
public class OwnershipResource {

    private final Callers callers;
    private final Ownership ownership;
    private final Days days;
    private final Representations representations;

    OwnershipResource(Callers callers, Ownership ownership, Days days, Representations representations) {
        this.callers = callers;
        this.ownership = ownership;
        this.days = days;
        this.representations = representations;
    }

    @GET
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "Read who owns a party, through all chains",
            description =
                    "Shares are multiplied along a chain and added over chains; what comes through an unknown link is unknown.")
    public Uni<Response> read(
            @PathParam("party") String party,
            @QueryParam("at") @Parameter(description = "The day asked about; today where not stated.") String at,
            @Context Request request) {
        LocalDate day = days.orToday(at);
        return ownership
                .chains(party, Links.Direction.TO_OWNERS, day, callers.current())
                .map(chains -> OwnershipView.of(chains, day))
                .map(view -> representations.of(request, view, MediaType.APPLICATION_JSON_TYPE));
    }
}
