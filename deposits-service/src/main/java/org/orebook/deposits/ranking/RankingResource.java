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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.vocabulary.Country;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.reserve.ReserveReading;

/** Rankings over HTTP. */
@Path("/api/v1/rankings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rankings", description = "Where countries stand, and where they would stand.")
public class RankingResource {

    private final Callers callers;
    private final Rankings rankings;
    private final RankingQueryReader queries;
    private final ReserveReading reading;
    private final Vocabularies vocabularies;
    private final Representations representations;

    RankingResource(
            Callers callers,
            Rankings rankings,
            RankingQueryReader queries,
            ReserveReading reading,
            Vocabularies vocabularies,
            Representations representations) {
        this.callers = callers;
        this.rankings = rankings;
        this.queries = queries;
        this.reading = reading;
        this.vocabularies = vocabularies;
        this.representations = representations;
    }

    @GET
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "Rank countries",
            description =
                    "By the figures of an edition, on one basis. With whatIf, where the countries of those estimates"
                            + " would stand: one answer per reading where nobody stated the basis, with all that was added and"
                            + " all that was left out, and why. Of a deposit and its parts only the widest counts; what is"
                            + " inferred is never added.")
    @APIResponse(
            responseCode = "200",
            description = "The ranking",
            content = @Content(schema = @Schema(implementation = RankingView.class)))
    @APIResponse(responseCode = "400", description = "A parameter names nothing that there is: bad-parameter")
    @APIResponse(responseCode = "404", description = "There is no such estimate, or none that the caller may know of")
    @APIResponse(responseCode = "422", description = "An estimate of another commodity: what-if-commodity")
    public Uni<Response> rank(
            @BeanParam RankingParameters asked,
            @QueryParam("country")
                    @Parameter(description = "Says where this country stands: code or name.", example = "KZ")
                    String country,
            @Context Request request) {
        Caller caller = callers.current();
        Country wanted = reading.country(country);
        return rankings.rank(queries.read(asked), caller)
                .map(ranking -> RankingAnswer.of(ranking, wanted, vocabularies.countries()))
                .map(view -> representations.of(request, view, MediaType.APPLICATION_JSON_TYPE));
    }
}
