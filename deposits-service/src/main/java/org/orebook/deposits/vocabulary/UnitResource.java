package org.orebook.deposits.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the units beside the vocabularies. */
@Path("/api/v1/vocabularies/units")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin", "partner"})
@Tag(name = "Vocabularies")
public class UnitResource extends TaggedResource {

    public UnitResource(ObjectMapper json) {
        super(json);
    }

    @GET
    @Operation(
            summary = "The units of mass, with their kilograms, and of grade, with their percent",
            description = "A metric ton unit (mtu) and a short ton unit (stu) are of the stated compound."
                    + " A grade by volume has no percent.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UnitView.UnitList.class)))
    public Response units(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(UnitView.UnitList.all(), known);
    }
}
