package org.orebook.agreements.party;

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
import org.orebook.chassis.request.RequestIds;

/** Parties over HTTP. */
@Path("/api/v1/parties")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Parties", description = "States, agencies, companies, funds and persons.")
public class PartyResource {

    private final Callers callers;
    private final Parties parties;
    private final PartySearch search;
    private final PartyQueryReader queries;
    private final PartyAnswers answers;
    private final Representations representations;

    PartyResource(
            Callers callers,
            Parties parties,
            PartySearch search,
            PartyQueryReader queries,
            PartyAnswers answers,
            Representations representations) {
        this.callers = callers;
        this.parties = parties;
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
            summary = "Find parties",
            description =
                    "A page of the parties that the caller may see: a partner sees its own and those that it shares"
                            + " an agreement with.")
    public Uni<Response> find(
            @BeanParam PartySearchParameters parameters, @Context UriInfo uri, @Context Request request) {
        return search.search(queries.read(parameters), callers.current())
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Register a party")
    public Uni<Response> register(
            PartyDocument stated,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        PartyDocument document = UnreadableBody.present(stated);
        return answers.once(
                caller,
                key,
                uri,
                document,
                session -> parties.register(session, document, caller, requestId)
                        .map(party -> answers.made(
                                PartyAnswers.PARTIES + party.id(), party.version(), PartyView.of(party, true))));
    }

    @GET
    @Path("/{idOrCode}")
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
    @Operation(summary = "Read a party", description = "By id or by code.")
    public Uni<Response> read(@PathParam("idOrCode") String idOrCode, @Context Request request) {
        return parties.find(idOrCode, callers.current())
                .map(found -> found.orElseThrow(() -> new PartyRefusals.NoSuchParty(idOrCode)))
                .map(seen -> representations.of(
                        request,
                        PartyView.of(seen.party(), seen.sight().all()),
                        seen.party().version()));
    }

    @PATCH
    @Path("/{idOrCode}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(NEGOTIATOR_NAME)
    @Operation(summary = "Change a party", description = "A JSON merge patch of the document, with a reason.")
    public Uni<Response> change(
            @PathParam("idOrCode") String idOrCode,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(RequestIds.HEADER) String requestId,
            ObjectNode patch) {
        Caller caller = callers.current();
        ObjectNode wanted = UnreadableBody.present(patch);
        UnaryOperator<PartyDocument> edit = document -> answers.patched(document, wanted, PartyDocument.class);
        return answers.change(session -> parties.change(session, idOrCode, ifMatch, edit, caller, requestId)
                .map(party -> answers.changed(party.version(), PartyView.of(party, true))));
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(summary = "Read the history of a party", description = "Who changed what, when and why; newest first.")
    public Uni<Response> history(
            @PathParam("id") UUID id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        int olderThan = HistoryPages.olderThan(cursor, id);
        return parties.history(id, olderThan, most + 1)
                .map(found -> found.orElseThrow(() -> new PartyRefusals.NoSuchParty(id.toString())))
                .map(steps -> HistoryPages.of(steps, most, id, PartyStep::version, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }
}
