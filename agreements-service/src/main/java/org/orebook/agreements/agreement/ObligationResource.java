package org.orebook.agreements.agreement;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.json.MergePatch;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.transaction.Transactions;

/** The obligations of an agreement over HTTP. A change of one is a change of the agreement, and goes by its version. */
@Path("/api/v1/agreements/{id}/obligations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
public class ObligationResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Callers callers;
    private final Obligations obligations;
    private final AgreementPatch patches;
    private final AgreementAnswers answers;
    private final Transactions transactions;
    private final Representations representations;

    ObligationResource(
            Callers callers,
            Obligations obligations,
            AgreementPatch patches,
            AgreementAnswers answers,
            Transactions transactions,
            Representations representations) {
        this.callers = callers;
        this.obligations = obligations;
        this.patches = patches;
        this.answers = answers;
        this.transactions = transactions;
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
            summary = "Read the obligations of an agreement",
            description = "In the order in which they were added; an open one whose day is over is overdue.")
    public Uni<Response> list(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        UUID agreement = AgreementAnswers.id(id);
        return obligations
                .list(agreement, after(cursor, agreement), most + 1, callers.current())
                .map(found -> page(found, most, agreement, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private static UUID after(String cursor, UUID agreement) {
        if (cursor == null || cursor.isBlank()) {
            return BEFORE_ALL;
        }
        try {
            return UUID.fromString(
                    Cursor.decode(cursor, agreement.hashCode(), 1).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private static Page<ObligationView> page(List<ObligationView> found, int most, UUID agreement, UriInfo uri) {
        if (found.size() <= most) {
            return new Page<>(found, null);
        }
        List<ObligationView> shown = found.subList(0, most);
        Cursor cursor =
                new Cursor(agreement.hashCode(), List.of(shown.getLast().id().toString()));
        return new Page<>(shown, NextLink.of(uri, cursor));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Add an obligation", description = "To an agreement that is not over.")
    public Uni<Response> add(
            @PathParam("id") String id, @BeanParam StepParameters parameters, ObligationDocument document) {
        Caller caller = callers.current();
        ObligationDocument stated = UnreadableBody.present(document);
        return answers.answering(
                caller,
                parameters.key,
                parameters.uri,
                answers.write(stated),
                session -> obligations
                        .add(session, AgreementAnswers.id(id), parameters.ifMatch, stated, caller, parameters.requestId)
                        .map(obliged -> answers.part(
                                201,
                                "/api/v1/agreements/" + obliged.agreement().id() + "/obligations",
                                obliged.agreement(),
                                obliged.obligation())));
    }

    @PATCH
    @Path("/{obligation}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(NEGOTIATOR_NAME)
    @RequestBody(content = @Content(schema = @Schema(implementation = ObligationDocument.class)))
    @Operation(
            summary = "Change an obligation",
            description = "A JSON merge patch with a reason: that it was met, with the evidence, or waived.")
    public Uni<Response> change(
            @PathParam("id") String id,
            @PathParam("obligation") String obligation,
            @BeanParam StepParameters parameters,
            String patch) {
        Caller caller = callers.current();
        UnaryOperator<ObligationDocument> edit =
                patches.edit(patches.read(patch, ObjectNode.class), ObligationDocument.class);
        return transactions
                .run(session -> obligations.change(
                        session,
                        AgreementAnswers.id(id),
                        obligationId(obligation),
                        parameters.ifMatch,
                        edit,
                        caller,
                        parameters.requestId))
                .map(obliged -> answers.part(200, null, obliged.agreement(), obliged.obligation()))
                .map(Answer::toResponse);
    }

    private static UUID obligationId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new AgreementRefusals.NoSuchObligation(text);
        }
    }
}
