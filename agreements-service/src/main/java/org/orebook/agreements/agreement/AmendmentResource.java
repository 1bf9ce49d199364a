package org.orebook.agreements.agreement;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.page.HistoryPages;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.UnreadableBody;

/** The amendments of an agreement over HTTP. */
@Path("/api/v1/agreements/{id}/amendments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class AmendmentResource {

    private final Callers callers;
    private final Amendments amendments;
    private final AgreementPatch patches;
    private final AgreementAnswers answers;
    private final Representations representations;

    AmendmentResource(
            Callers callers,
            Amendments amendments,
            AgreementPatch patches,
            AgreementAnswers answers,
            Representations representations) {
        this.callers = callers;
        this.amendments = amendments;
        this.patches = patches;
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
            summary = "Read the amendments of an agreement",
            description = "The newest first; its parties are shown those that were signed.")
    public Uni<Response> list(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        UUID agreement = AgreementAnswers.id(id);
        Caller caller = callers.current();
        boolean inside = !AgreementSight.of(caller).isOwn();
        int olderThan = HistoryPages.olderThan(cursor, agreement);
        return amendments
                .list(agreement, olderThan, most + 1, caller)
                .map(found -> found.stream()
                        .map(amendment -> AmendmentView.of(amendment, inside))
                        .toList())
                .map(found -> HistoryPages.of(found, most, agreement, AmendmentView::number, uri))
                .map((Page<AmendmentView> page) -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @RequestBody(content = @Content(schema = @Schema(implementation = AmendmentDocument.class)))
    @Operation(
            summary = "Propose an amendment",
            description =
                    "Of an agreement that was signed: the terms that differ, as a JSON merge patch, and from when."
                            + " One follows another: there is no next while one is open.")
    public Uni<Response> propose(@PathParam("id") String id, @BeanParam StepParameters parameters, String body) {
        Caller caller = callers.current();
        AmendmentDocument stated = patches.read(body, AmendmentDocument.class);
        ObjectNode changes = stated.changes() == null ? JsonNodeFactory.instance.objectNode() : stated.changes();
        return answers.answering(
                caller,
                parameters.key,
                parameters.uri,
                body,
                session -> amendments
                        .propose(
                                session,
                                AgreementAnswers.id(id),
                                parameters.ifMatch,
                                stated,
                                patches.edit(changes),
                                caller,
                                parameters.requestId)
                        .map(amended -> answers.part(
                                201,
                                "/api/v1/agreements/" + amended.agreement().id() + "/amendments",
                                amended.agreement(),
                                AmendmentView.of(amended.amendment(), true))));
    }

    @POST
    @Path("/{number}/sign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(APPROVER_NAME)
    @Operation(
            summary = "Approve and sign an amendment",
            description = "By an approver who wrote none of the agreement. Where it commits something else than before,"
                    + " it waits, as committing, until deposits have granted or refused all of it.")
    public Uni<Response> sign(
            @PathParam("id") String id,
            @PathParam("number") String number,
            @BeanParam StepParameters parameters,
            StepDocument document) {
        Caller caller = callers.current();
        StepDocument stated = UnreadableBody.present(document);
        return answers.answering(
                caller,
                parameters.key,
                parameters.uri,
                answers.write(stated),
                session -> amendments
                        .sign(
                                session,
                                AgreementAnswers.id(id),
                                number(number),
                                parameters.ifMatch,
                                stated,
                                caller,
                                parameters.requestId)
                        .map(amended -> answers.part(
                                200, null, amended.agreement(), AmendmentView.of(amended.amendment(), true))));
    }

    @POST
    @Path("/{number}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({NEGOTIATOR_NAME, APPROVER_NAME})
    @Operation(summary = "Take an amendment back", description = "Before it is signed.")
    public Uni<Response> withdraw(
            @PathParam("id") String id,
            @PathParam("number") String number,
            @BeanParam StepParameters parameters,
            StepDocument document) {
        Caller caller = callers.current();
        StepDocument stated = UnreadableBody.present(document);
        return answers.answering(
                caller,
                parameters.key,
                parameters.uri,
                answers.write(stated),
                session -> amendments
                        .withdraw(
                                session,
                                AgreementAnswers.id(id),
                                number(number),
                                parameters.ifMatch,
                                stated,
                                caller,
                                parameters.requestId)
                        .map(amended -> answers.part(
                                200, null, amended.agreement(), AmendmentView.of(amended.amendment(), true))));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new AgreementRefusals.NoSuchAmendment(text);
        }
    }
}
