package org.orebook.agreements.party.ownership;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.agreements.party.PartyAnswers;
import org.orebook.agreements.party.PartySights;
import org.orebook.agreements.party.PartyStep;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.json.MergePatch;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.HistoryPages;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.request.RequestIds;

/** Statements about the owners of a party, over HTTP. */
@Path("/api/v1/parties/{party}/owners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Owners", description = "Who is said to own a party: dated statements with their sources.")
public class OwnersResource {

    private static final String AT_ALONE = "Those alone that hold on this day.";

    private final Callers callers;
    private final OwnershipStatements statements;
    private final Days days;
    private final PartyAnswers answers;
    private final Representations representations;

    OwnersResource(
            Callers callers,
            OwnershipStatements statements,
            Days days,
            PartyAnswers answers,
            Representations representations) {
        this.callers = callers;
        this.statements = statements;
        this.days = days;
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
            summary = "List the statements about a party's owners",
            description = "In the order in which they were recorded. A partner sees those about its own party.")
    public Uni<Response> list(
            @PathParam("party") String party,
            @QueryParam("at") @Parameter(description = AT_ALONE) String at,
            @QueryParam("withdrawn") @Parameter(description = "true to see those that were withdrawn, too.")
                    String withdrawn,
            @QueryParam("limit")
                    @Parameter(
                            description = "Items of a page, 1 to 100; 25 where not stated.",
                            schema = @Schema(type = SchemaType.INTEGER))
                    String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        Caller caller = callers.current();
        LocalDate day = days.orNull(at);
        // What was taken back stays inside.
        boolean all = BadParameter.isTrue("withdrawn", withdrawn) && isInside(caller);
        int most = Limit.of(limit);
        int query = Objects.hash(party, day, all);
        return statements
                .page(party, day, all, after(cursor, query), most + 1, caller)
                .map(found -> page(found, most, query, uri, isInside(caller)))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Record who owns a party")
    public Uni<Response> record(
            @PathParam("party") String party,
            OwnershipDocument stated,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        OwnershipDocument document = UnreadableBody.present(stated);
        return answers.once(
                caller,
                key,
                uri,
                document,
                session -> statements
                        .record(session, party, document, caller, requestId)
                        .map(placed -> answers.made(
                                path(placed), placed.statement().version(), OwnershipStatementView.of(placed, true))));
    }

    @GET
    @Path("/{statement}")
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
    @Operation(summary = "Read a statement about an owner")
    public Uni<Response> read(
            @PathParam("party") String party, @PathParam("statement") UUID statement, @Context Request request) {
        Caller caller = callers.current();
        return statements
                .find(party, statement, caller)
                .map(placed -> representations.of(
                        request,
                        OwnershipStatementView.of(placed, isInside(caller)),
                        placed.statement().version()));
    }

    @PATCH
    @Path("/{statement}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(
            summary = "Change a statement about an owner",
            description = "A JSON merge patch of the document, with a reason: such as its last day.")
    public Uni<Response> change(
            @PathParam("party") String party,
            @PathParam("statement") UUID statement,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(RequestIds.HEADER) String requestId,
            ObjectNode patch) {
        Caller caller = callers.current();
        ObjectNode wanted = UnreadableBody.present(patch);
        UnaryOperator<OwnershipDocument> edit = document -> answers.patched(document, wanted, OwnershipDocument.class);
        return answers.change(session -> statements
                .change(session, party, statement, ifMatch, edit, caller, requestId)
                .map(this::changed));
    }

    @POST
    @Path("/{statement}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(
            summary = "Withdraw a statement about an owner",
            description = "It stays on record; nothing follows of it.")
    public Uni<Response> withdraw(
            @PathParam("party") String party,
            @PathParam("statement") UUID statement,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Withdrawal withdrawal,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        Withdrawal wanted = UnreadableBody.present(withdrawal);
        return answers.once(
                caller,
                key,
                uri,
                wanted,
                session -> statements
                        .withdraw(session, party, statement, ifMatch, wanted.reason(), caller, requestId)
                        .map(this::changed));
    }

    @GET
    @Path("/{statement}/history")
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "Read the history of a statement about an owner",
            description = "Who changed what, when and why; newest first.")
    public Uni<Response> history(
            @PathParam("party") String party,
            @PathParam("statement") UUID statement,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        int olderThan = HistoryPages.olderThan(cursor, statement);
        return statements
                .history(party, statement, olderThan, most + 1, callers.current())
                .map(steps -> HistoryPages.of(steps, most, statement, PartyStep::version, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private Answer changed(OwnershipStatements.Placed placed) {
        return answers.changed(placed.statement().version(), OwnershipStatementView.of(placed, true));
    }

    private static Page<OwnershipStatementView> page(
            List<OwnershipStatements.Placed> found, int most, int query, UriInfo uri, boolean inside) {
        List<OwnershipStatementView> shown = found.stream()
                .limit(most)
                .map(placed -> OwnershipStatementView.of(placed, inside))
                .toList();
        Cursor next = found.size() > most
                ? new Cursor(query, List.of(shown.getLast().id().toString()))
                : null;
        return new Page<>(shown, NextLink.of(uri, next));
    }

    private static UUID after(String cursor, int query) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, query, 1).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private static boolean isInside(Caller caller) {
        return PartySights.isInside(caller);
    }

    private static String path(OwnershipStatements.Placed placed) {
        return PartyAnswers.PARTIES + placed.owned().id() + "/owners/"
                + placed.statement().id();
    }
}
