package org.orebook.deposits.deposit;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.json.MergePatch;
import org.orebook.chassis.page.HistoryPages;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.request.RequestIds;
import org.orebook.chassis.transaction.Transactions;

/** The registry over HTTP. */
@Path("/api/v1/deposits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deposits", description = "What is in the ground.")
public class DepositResource {

    private static final String GEO_JSON = "application/geo+json";

    private final Callers callers;
    private final Deposits deposits;
    private final DepositSearch search;
    private final DepositQueryReader queries;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Representations representations;
    private final ObjectMapper json;

    DepositResource(
            Callers callers,
            Deposits deposits,
            DepositSearch search,
            DepositQueryReader queries,
            Transactions transactions,
            IdempotencyKeys keys,
            Representations representations,
            ObjectMapper json) {
        this.callers = callers;
        this.deposits = deposits;
        this.search = search;
        this.queries = queries;
        this.transactions = transactions;
        this.keys = keys;
        this.representations = representations;
        this.json = json;
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
    @Operation(summary = "Find deposits", description = "A page of the deposits that the caller may see.")
    public Uni<Response> find(
            @BeanParam DepositSearchParameters parameters, @Context UriInfo uri, @Context Request request) {
        return search.search(queries.read(parameters), callers.current())
                .map(found -> new DepositPage(
                        found.items(),
                        NextLink.of(uri, found.next()),
                        found.facets().isEmpty() ? null : found.facets()))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Produces(GEO_JSON)
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
    @Operation(summary = "Find deposits, as GeoJSON")
    public Uni<Response> findFeatures(
            @BeanParam DepositSearchParameters parameters, @Context UriInfo uri, @Context Request request) {
        return search.search(queries.read(parameters), callers.current())
                .map(found -> DepositFeatures.of(found.items(), NextLink.of(uri, found.next())))
                .map(features -> representations.of(request, features, MediaType.valueOf(GEO_JSON)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(summary = "Register a deposit")
    public Uni<Response> register(
            DepositDocument stated,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        DepositDocument document = UnreadableBody.present(stated);
        return once(
                        caller,
                        key,
                        uri,
                        document,
                        session -> deposits.register(session, document, caller, requestId)
                                .map(deposit -> answer(201, deposit)))
                .map(Answer::toResponse);
    }

    @GET
    @Path("/{idOrNumber}")
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
            summary = "Read a deposit",
            description = "By id or by number. A deposit that was merged into another one redirects there.")
    public Uni<Response> read(@PathParam("idOrNumber") String idOrNumber, @Context Request request) {
        Caller caller = callers.current();
        return deposits.find(idOrNumber, caller)
                .map(found -> found.orElseThrow(() -> new Refusals.NoSuchDeposit(idOrNumber)))
                .flatMap(deposit -> deposit.mergedInto() == null
                        ? search.view(deposit, caller).map(view -> representation(request, view, deposit))
                        : redirect(idOrNumber, deposit, caller));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(summary = "Change a deposit", description = "A JSON merge patch of the document, with a reason.")
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(RequestIds.HEADER) String requestId,
            ObjectNode patch) {
        Caller caller = callers.current();
        ObjectNode wanted = UnreadableBody.present(patch);
        UnaryOperator<DepositDocument> edit = document -> patched(document, wanted);
        return transactions
                .run(session -> deposits.change(session, id, ifMatch, edit, caller, requestId))
                .map(deposit -> answer(200, deposit).toResponse());
    }

    @POST
    @Path("/{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME})
    @Operation(summary = "Publish a deposit", description = "Opens it to partners, at once or from an instant on.")
    public Uni<Response> publish(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Publication publication,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        Publication wanted = UnreadableBody.present(publication);
        return once(
                        caller,
                        key,
                        uri,
                        wanted,
                        session -> deposits.publish(session, id, ifMatch, wanted, caller, requestId)
                                .map(deposit -> answer(200, deposit)))
                .map(Answer::toResponse);
    }

    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(
            summary = "Merge a deposit into another",
            description = "The other one takes over its names, records and parts; this id redirects there from now on.")
    public Uni<Response> merge(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            Merge merge,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        Merge wanted = UnreadableBody.present(merge);
        return once(
                        caller,
                        key,
                        uri,
                        wanted,
                        session -> deposits.merge(session, id, ifMatch, wanted, caller, requestId)
                                .map(winner -> answer(200, winner)))
                .map(Answer::toResponse);
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(summary = "Read the history of a deposit", description = "Who changed what, when and why; newest first.")
    public Uni<Response> history(
            @PathParam("id") UUID id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        int olderThan = HistoryPages.olderThan(cursor, id);
        return deposits.history(id, olderThan, most + 1, callers.current())
                .map(found -> found.orElseThrow(() -> new Refusals.NoSuchDeposit(id.toString())))
                .map(steps -> HistoryPages.of(steps, most, id, DepositChange::version, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private Uni<Answer> once(
            Caller caller, String key, UriInfo uri, Object body, Function<Mutiny.Session, Uni<Answer>> work) {
        String request = "POST " + uri.getPath() + "\n" + write(body);
        return transactions.run(session -> keys.once(session, caller, key, request, () -> work.apply(session)));
    }

    private Answer answer(int status, Deposit deposit) {
        String location = status == 201 ? path(deposit.id()) : null;
        String tag = '"' + Versions.tag(deposit.version()).getValue() + '"';
        return new Answer(status, location, tag, write(DepositView.of(deposit)));
    }

    private Response representation(Request request, DepositView view, Deposit deposit) {
        boolean whole = Objects.equals(view.parent(), deposit.parent());
        // What is left out may come into sight without a new version: then the tag is that of the content.
        return whole
                ? representations.of(request, view, deposit.version())
                : representations.of(request, view, MediaType.APPLICATION_JSON_TYPE);
    }

    private Uni<Response> redirect(String asked, Deposit loser, Caller caller) {
        return deposits.find(loser.mergedInto().toString(), caller)
                .map(winner -> winner.orElseThrow(() -> new Refusals.NoSuchDeposit(asked)))
                .map(winner -> Response.status(Response.Status.PERMANENT_REDIRECT)
                        .location(URI.create(path(winner.id())))
                        .build());
    }

    private DepositDocument patched(DepositDocument document, ObjectNode patch) {
        try {
            ObjectNode target = json.valueToTree(document);
            return json.treeToValue(MergePatch.apply(target, patch), DepositDocument.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    private static String path(UUID id) {
        return "/api/v1/deposits/" + id;
    }
}
