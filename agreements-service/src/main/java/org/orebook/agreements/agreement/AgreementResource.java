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
import java.time.LocalDate;
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
import org.orebook.chassis.page.HistoryPages;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.transaction.Transactions;

/** Agreements over HTTP: what they say. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements", description = "Who has agreed what, how far it has come, and what of deposits it commits.")
public class AgreementResource {

    private final Callers callers;
    private final Agreements agreements;
    private final AgreementReader reader;
    private final AgreementQueryReader queries;
    private final AgreementPatch patches;
    private final AgreementAnswers answers;
    private final Transactions transactions;
    private final Representations representations;

    AgreementResource(
            Callers callers,
            Agreements agreements,
            AgreementReader reader,
            AgreementQueryReader queries,
            AgreementPatch patches,
            AgreementAnswers answers,
            Transactions transactions,
            Representations representations) {
        this.callers = callers;
        this.agreements = agreements;
        this.reader = reader;
        this.queries = queries;
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
            summary = "Find agreements",
            description =
                    "Those that the caller may see, a partner its own; the newest first where no sort is asked for.")
    public Uni<Response> find(
            @BeanParam AgreementSearchParameters parameters, @Context UriInfo uri, @Context Request request) {
        AgreementQuery query = queries.read(parameters);
        return reader.search(query, callers.current())
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Draft an agreement", description = "Its parties know of it once it is negotiated.")
    public Uni<Response> draft(@BeanParam StepParameters parameters, AgreementDocument document) {
        Caller caller = callers.current();
        AgreementDocument stated = UnreadableBody.present(document);
        return answers.answering(
                caller,
                parameters.key,
                parameters.uri,
                answers.write(stated),
                session -> agreements
                        .draft(session, stated, caller, parameters.requestId)
                        .flatMap(agreement -> answers.agreement(session, 201, agreement, caller)));
    }

    @GET
    @Path("/{id}")
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
            summary = "Read an agreement",
            description = "By id or number: as it reads today with its amendments, or on the day that is asked for.")
    public Uni<Response> read(@PathParam("id") String id, @QueryParam("at") String at) {
        LocalDate day = AgreementQueryReader.day("at", at);
        return reader.read(id, day, callers.current()).map(AgreementAnswers::read);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(NEGOTIATOR_NAME)
    @RequestBody(content = @Content(schema = @Schema(implementation = AgreementDocument.class)))
    @Operation(
            summary = "Change what an agreement says",
            description = "A JSON merge patch of the document, with a reason; while it is drafted or negotiated. A line"
                    + " keeps its id.")
    public Uni<Response> change(@PathParam("id") String id, @BeanParam StepParameters parameters, String patch) {
        Caller caller = callers.current();
        UnaryOperator<AgreementDocument> edit = patches.edit(patches.read(patch, ObjectNode.class));
        return transactions
                .run(session -> agreements
                        .change(
                                session,
                                AgreementAnswers.id(id),
                                parameters.ifMatch,
                                edit,
                                caller,
                                parameters.requestId)
                        .flatMap(agreement -> answers.agreement(session, 200, agreement, caller)))
                .map(Answer::toResponse);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(summary = "Read the history of an agreement", description = "Who did what, when and why; newest first.")
    public Uni<Response> history(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        UUID agreement = AgreementAnswers.id(id);
        int olderThan = HistoryPages.olderThan(cursor, agreement);
        return agreements
                .history(agreement, olderThan, most + 1, callers.current())
                .map(steps -> HistoryPages.of(steps, most, agreement, AgreementStep::version, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }
}
