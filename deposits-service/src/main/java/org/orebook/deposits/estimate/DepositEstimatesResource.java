package org.orebook.deposits.estimate;

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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.quantity.Display;
import org.orebook.chassis.request.RequestIds;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.Deposits;
import org.orebook.deposits.deposit.Refusals;

/** The estimates of one deposit over HTTP. */
@Path("/api/v1/deposits/{idOrNumber}/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates")
public class DepositEstimatesResource {

    private final Callers callers;
    private final Deposits deposits;
    private final Estimates estimates;
    private final EstimateSearch search;
    private final EstimateQueryReader queries;
    private final EstimateAnswers answers;
    private final Representations representations;

    DepositEstimatesResource(
            Callers callers,
            Deposits deposits,
            Estimates estimates,
            EstimateSearch search,
            EstimateQueryReader queries,
            EstimateAnswers answers,
            Representations representations) {
        this.callers = callers;
        this.deposits = deposits;
        this.estimates = estimates;
        this.search = search;
        this.queries = queries;
        this.answers = answers;
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
            summary = "List what is said to be in a deposit",
            description = "All of it, side by side, the newest record first, with which one is preferred and why.")
    public Uni<Response> list(
            @PathParam("idOrNumber") String idOrNumber,
            @BeanParam EstimateSearchParameters parameters,
            @Context UriInfo uri,
            @Context Request request) {
        Caller caller = callers.current();
        Display display = Display.of(parameters.unit, parameters.basis);
        return known(idOrNumber, caller)
                .flatMap(deposit -> deposit.mergedInto() == null
                        ? page(queries.read(deposit.id(), parameters), display, caller, uri, request)
                        : redirect(idOrNumber, deposit, caller));
    }

    private Uni<Response> page(EstimateQuery query, Display display, Caller caller, UriInfo uri, Request request) {
        return search.search(query, display, caller)
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private Uni<Response> redirect(String asked, Deposit loser, Caller caller) {
        return deposits.find(loser.mergedInto().toString(), caller)
                .map(winner -> winner.orElseThrow(() -> new Refusals.NoSuchDeposit(asked)))
                .map(winner -> Response.status(Response.Status.PERMANENT_REDIRECT)
                        .location(URI.create("/api/v1/deposits/" + winner.id() + "/estimates"))
                        .build());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(
            summary = "Record an estimate",
            description = "As its source has it. What does not add up becomes a finding and keeps nothing from being"
                    + " recorded.")
    public Uni<Response> record(
            @PathParam("idOrNumber") String idOrNumber,
            EstimateDocument stated,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        EstimateDocument document = UnreadableBody.present(stated);
        return known(idOrNumber, caller)
                .flatMap(deposit -> answers.once(
                        caller,
                        key,
                        uri,
                        document,
                        201,
                        session -> estimates.record(session, deposit.id(), document, caller, requestId)));
    }

    private Uni<Deposit> known(String idOrNumber, Caller caller) {
        return deposits.find(idOrNumber, caller)
                .map(found -> found.orElseThrow(() -> new Refusals.NoSuchDeposit(idOrNumber)));
    }
}
