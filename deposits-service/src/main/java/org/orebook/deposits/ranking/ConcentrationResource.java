package org.orebook.deposits.ranking;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Concentration over HTTP. */
@Path("/api/v1/concentration")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Concentration", description = "In how few hands a commodity is.")
public class ConcentrationResource {

    private final Callers callers;
    private final Rankings rankings;
    private final RankingQueryReader queries;
    private final Vocabularies vocabularies;
    private final Representations representations;

    ConcentrationResource(
            Callers callers,
            Rankings rankings,
            RankingQueryReader queries,
            Vocabularies vocabularies,
            Representations representations) {
        this.callers = callers;
        this.rankings = rankings;
        this.queries = queries;
        this.vocabularies = vocabularies;
        this.representations = representations;
    }

    @GET
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "Say how concentrated a commodity is",
            description = "Shares of the named countries in percent, the Herfindahl-Hirschman index over them (0 to"
                    + " 10,000) as the lower bound that it is, and the total that they are of with why it is taken. With"
                    + " whatIf, the same once those estimates are added, one answer per reading.")
    @APIResponse(
            responseCode = "200",
            description = "The concentration",
            content = @Content(schema = @Schema(implementation = ConcentrationView.class)))
    @APIResponse(responseCode = "400", description = "A parameter names nothing that there is: bad-parameter")
    @APIResponse(responseCode = "404", description = "There is no such estimate, or none that the caller may know of")
    @APIResponse(responseCode = "422", description = "An estimate of another commodity: what-if-commodity")
    public Uni<Response> concentration(@BeanParam RankingParameters asked, @Context Request request) {
        Caller caller = callers.current();
        return rankings.rank(queries.read(asked), caller)
                .map(ranking -> ConcentrationAnswer.of(ranking, vocabularies.countries()))
                .map(view -> representations.of(request, view, MediaType.APPLICATION_JSON_TYPE));
    }
}
