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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.precondition.Representations;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.DepositReference;
import org.orebook.deposits.deposit.Deposits;
import org.orebook.deposits.deposit.Refusals;

/** The ledger of one deposit over HTTP. */
@Path("/api/v1/deposits/{idOrNumber}/commitments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Commitments")
public class DepositCommitmentsResource {

    private final Callers callers;
    private final Deposits deposits;
    private final CommitmentSearch search;
    private final Representations representations;

    DepositCommitmentsResource(
            Callers callers, Deposits deposits, CommitmentSearch search, Representations representations) {
        this.callers = callers;
        this.deposits = deposits;
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
            summary = "Read the ledger of a deposit",
            description = "What is confirmed, and the commitments that the caller may see; for negotiators, approvers"
                    + " and auditors also what is left.")
    public Uni<Response> read(
            @PathParam("idOrNumber") String idOrNumber,
            @QueryParam("released")
                    @Parameter(description = "true for released commitments, too; standing ones alone otherwise.")
                    String released,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        Caller caller = callers.current();
        return deposits.find(idOrNumber, caller)
                .map(found -> found.orElseThrow(() -> new Refusals.NoSuchDeposit(idOrNumber)))
                .flatMap(deposit -> deposit.mergedInto() == null
                        ? ledger(
                                deposit,
                                CommitmentQuery.of(deposit.id(), released, limit, cursor),
                                caller,
                                uri,
                                request)
                        : redirect(idOrNumber, deposit, caller));
    }

    private Uni<Response> ledger(Deposit deposit, CommitmentQuery query, Caller caller, UriInfo uri, Request request) {
        return search.ledger(DepositReference.of(deposit), query, caller, cursor -> NextLink.of(uri, cursor))
                .map(ledger -> representations.of(request, ledger, MediaType.APPLICATION_JSON_TYPE));
    }

    private Uni<Response> redirect(String asked, Deposit loser, Caller caller) {
        return deposits.find(loser.mergedInto().toString(), caller)
                .map(winner -> winner.orElseThrow(() -> new Refusals.NoSuchDeposit(asked)))
                .map(winner -> Response.status(Response.Status.PERMANENT_REDIRECT)
                        .location(URI.create("/api/v1/deposits/" + winner.id() + "/commitments"))
                        .build());
    }
}
