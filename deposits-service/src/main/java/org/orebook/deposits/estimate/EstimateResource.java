package org.orebook.deposits.estimate;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.json.MergePatch;
import org.orebook.chassis.page.HistoryPages;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.quantity.Display;
import org.orebook.chassis.request.RequestIds;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.deposit.Sight;

/** Estimates over HTTP, whatever deposit they are of. */
@Path("/api/v1/estimates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates", description = "How much is in the ground, who says so, and how sure that is.")
public class EstimateResource {

    private final Callers callers;
    private final Estimates estimates;
    private final EstimateSearch search;
    private final EstimateQueryReader queries;
    private final EstimateViews views;
    private final EstimateAnswers answers;
    private final Transactions transactions;
    private final Representations representations;
    private final ObjectMapper exact;

    EstimateResource(
            Callers callers,
            Estimates estimates,
            EstimateSearch search,
            EstimateQueryReader queries,
            EstimateViews views,
            EstimateAnswers answers,
            Transactions transactions,
            Representations representations,
            ObjectMapper json) {
        this.callers = callers;
        this.estimates = estimates;
        this.search = search;
        this.queries = queries;
        this.views = views;
        this.answers = answers;
        this.transactions = transactions;
        this.representations = representations;
        // A patch goes through a tree of JSON: it must not make other decimals of those that it does not mention.
        this.exact = json.copy()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
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
    @Operation(summary = "Find estimates", description = "Of the deposits that the caller may see; the newest first.")
    public Uni<Response> find(
            @BeanParam EstimateSearchParameters parameters, @Context UriInfo uri, @Context Request request) {
        EstimateQuery query = queries.read(null, parameters);
        return search.search(query, Display.of(parameters.unit, parameters.basis), callers.current())
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
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
            summary = "Read an estimate",
            description =
                    "As reported, normalised to tonnes and percent, and in the unit and basis that are asked for.")
    public Uni<Response> read(
            @PathParam("id") String id,
            @QueryParam("unit") String unit,
            @QueryParam("basis") String basis,
            @Context Request request) {
        Caller caller = callers.current();
        Display display = Display.of(unit, basis);
        boolean officersShown = Sight.of(caller) != Sight.PUBLISHED;
        return estimates
                .find(EstimateAnswers.id(id), caller)
                .map(found -> found.orElseThrow(() -> new EstimateRefusals.NoSuchEstimate(id)))
                .map(found -> representation(
                        request, views.of(found.estimate(), found.deposit(), null, display, officersShown), display));
    }

    /** Its version is its tag, as long as it is shown as it is kept: the tag of another unit is that of the content. */
    private Response representation(Request request, EstimateView view, Display display) {
        return display.isAsKept()
                ? representations.of(request, view, view.version())
                : representations.of(request, view, MediaType.APPLICATION_JSON_TYPE);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(GEOLOGIST_NAME)
    @RequestBody(content = @Content(schema = @Schema(implementation = EstimateDocument.class)))
    @Operation(
            summary = "Correct how an estimate was recorded",
            description =
                    "A JSON merge patch of the document, with a reason. Findings are made anew; those that say the"
                            + " same as before stay accepted. Who corrects it has written some of it.")
    public Uni<Response> correct(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(RequestIds.HEADER) String requestId,
            String patch) {
        Caller caller = callers.current();
        ObjectNode wanted = tree(patch);
        UnaryOperator<EstimateDocument> edit = document -> patched(document, wanted);
        return transactions
                .run(session -> estimates.correct(session, EstimateAnswers.id(id), ifMatch, edit, caller, requestId))
                .map(corrected -> answers.of(200, corrected).toResponse());
    }

    @POST
    @Path("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(REVIEWER_NAME)
    @Operation(
            summary = "Confirm an estimate",
            description = "By a reviewer who wrote none of it, once every finding is accepted.")
    public Uni<Response> confirm(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Reason reason,
            @Context UriInfo uri) {
        return judge(id, Estimates.Judgement.CONFIRM, ifMatch, key, requestId, reason, uri);
    }

    @POST
    @Path("/{id}/dispute")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(REVIEWER_NAME)
    @Operation(summary = "Dispute an estimate", description = "Also one that was confirmed; it stays in sight.")
    public Uni<Response> dispute(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Reason reason,
            @Context UriInfo uri) {
        return judge(id, Estimates.Judgement.DISPUTE, ifMatch, key, requestId, reason, uri);
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(REVIEWER_NAME)
    @Operation(summary = "Reject an estimate", description = "For good. One that is confirmed is disputed first.")
    public Uni<Response> reject(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Reason reason,
            @Context UriInfo uri) {
        return judge(id, Estimates.Judgement.REJECT, ifMatch, key, requestId, reason, uri);
    }

    @POST
    @Path("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(summary = "Take an estimate back", description = "By somebody who wrote some of it.")
    public Uni<Response> withdraw(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Reason reason,
            @Context UriInfo uri) {
        return judge(id, Estimates.Judgement.WITHDRAW, ifMatch, key, requestId, reason, uri);
    }

    @POST
    @Path("/{id}/supersede")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME})
    @Operation(
            summary = "Say which estimate stands in this one's place",
            description =
                    "Another standing one of the same deposit and commodity. A newer one does so by itself never.")
    public Uni<Response> supersede(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Succession succession,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        Succession wanted = UnreadableBody.present(succession);
        return answers.once(
                caller,
                key,
                uri,
                wanted,
                session -> estimates.supersede(
                        session, EstimateAnswers.id(id), ifMatch, wanted.by(), wanted.reason(), caller, requestId));
    }

    @POST
    @Path("/{id}/findings/{place}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(REVIEWER_NAME)
    @Operation(
            summary = "Accept a finding",
            description = "By a reviewer who wrote none of the estimate and says why it does not stand in the way.")
    public Uni<Response> acceptFinding(
            @PathParam("id") String id,
            @PathParam("place") int place,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Reason reason,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        Reason wanted = UnreadableBody.present(reason);
        return answers.once(
                caller,
                key,
                uri,
                wanted,
                session -> estimates.acceptFinding(
                        session, EstimateAnswers.id(id), place, ifMatch, wanted.reason(), caller, requestId));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(summary = "Read the history of an estimate", description = "Who did what, when and why; newest first.")
    public Uni<Response> history(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        UUID estimate = EstimateAnswers.id(id);
        int olderThan = HistoryPages.olderThan(cursor, estimate);
        return estimates
                .history(estimate, olderThan, most + 1, callers.current())
                .map(found -> found.orElseThrow(() -> new EstimateRefusals.NoSuchEstimate(id)))
                .map(steps -> HistoryPages.of(steps, most, estimate, EstimateStep::version, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private Uni<Response> judge(
            String id,
            Estimates.Judgement judgement,
            String ifMatch,
            String key,
            String requestId,
            Reason reason,
            UriInfo uri) {
        Caller caller = callers.current();
        Reason wanted = UnreadableBody.present(reason);
        return answers.once(
                caller,
                key,
                uri,
                wanted,
                session -> estimates.judge(
                        session, EstimateAnswers.id(id), ifMatch, judgement, wanted.reason(), caller, requestId));
    }

    private ObjectNode tree(String patch) {
        try {
            return exact.readValue(UnreadableBody.present(patch), ObjectNode.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
    }

    private EstimateDocument patched(EstimateDocument document, ObjectNode patch) {
        try {
            ObjectNode target = exact.valueToTree(document);
            return exact.treeToValue(MergePatch.apply(target, patch), EstimateDocument.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
    }
}
