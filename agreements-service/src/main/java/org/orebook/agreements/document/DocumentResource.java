package org.orebook.agreements.document;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.agreements.agreement.AgreementRefusals;
import org.orebook.agreements.document.blob.Blob;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.Refusal;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.request.RequestIds;
import org.orebook.chassis.transaction.Transactions;

/** The documents of an agreement over HTTP. */
@Path("/api/v1/agreements/{agreement}/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "What was signed, in its languages, named by the hash of its bytes.")
public class DocumentResource {

    private final Callers callers;
    private final Documents documents;
    private final DocumentAnswers answers;
    private final UploadReader reader;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Transactions transactions;
    private final Representations representations;

    DocumentResource(
            Callers callers,
            Documents documents,
            DocumentAnswers answers,
            UploadReader reader,
            Uploads uploads,
            Downloads downloads,
            Transactions transactions,
            Representations representations) {
        this.callers = callers;
        this.documents = documents;
        this.answers = answers;
        this.reader = reader;
        this.uploads = uploads;
        this.downloads = downloads;
        this.transactions = transactions;
        this.representations = representations;
    }

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({NEGOTIATOR_NAME, APPROVER_NAME})
    @Operation(
            summary = "Put up a document of an agreement",
            description =
                    "The body is the document as it is. Its hash, where it is announced, is held against what arrives."
                            + " The same document again is answered the same and changes nothing.")
    public Response upload(
            @PathParam("agreement") String agreement,
            @BeanParam UploadParameters parameters,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            @Context UriInfo uri,
            InputStream body) {
        Caller caller = callers.current();
        UUID id = agreement(agreement);
        IdempotencyKeys.refuseUnusable(key);
        Transactions.await(() -> transactions.run(session -> documents.admit(session, id, caller)));
        Upload upload = reader.read(parameters);
        Blob blob = uploads.receive(upload, body);
        return Transactions.await(() -> answers.once(
                caller,
                key,
                uri,
                upload.description() + "\n" + blob,
                201,
                session -> documents.add(session, id, upload.description(), blob, caller, requestId)));
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
            summary = "List the documents of an agreement",
            description = "The newest first. Withdrawn ones are among them, but not for partners.")
    public Uni<Response> list(
            @PathParam("agreement") String agreement,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        Caller caller = callers.current();
        UUID id = agreement(agreement);
        int most = Limit.of(limit);
        UUID olderThan = cursor == null ? null : place(cursor, id);
        return transactions
                .run(session -> documents.list(session, id, olderThan, most + 1, caller))
                .map(found -> page(found, most, uri, id))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{document}")
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
    @Operation(summary = "Read what is known of a document")
    public Uni<Response> read(
            @PathParam("agreement") String agreement,
            @PathParam("document") String document,
            @Context Request request) {
        Caller caller = callers.current();
        UUID agreementId = agreement(agreement);
        UUID id = document(document);
        return transactions
                .run(session -> documents.find(session, agreementId, id, caller))
                .map(found -> representations.of(request, found.view(), found.version()));
    }

    @GET
    @Path("/{document}/content")
    @Produces(MediaType.WILDCARD)
    @RunOnVirtualThread
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
            summary = "Download a document",
            description = "As it was put up; its ETag is its hash. Takes a single range.")
    public Response content(
            @PathParam("agreement") String agreement,
            @PathParam("document") String document,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String ifRange,
            @Context Request request) {
        Caller caller = callers.current();
        UUID agreementId = agreement(agreement);
        UUID id = document(document);
        Document found =
                Transactions.await(() -> transactions.run(session -> documents.find(session, agreementId, id, caller)));
        return downloads.of(found, request, range, ifRange);
    }

    @POST
    @Path("/{document}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({NEGOTIATOR_NAME, APPROVER_NAME})
    @Operation(
            summary = "Withdraw a document",
            description = "It stays, with the reason, for whoever works here. Partners do not see it any longer.")
    public Uni<Response> withdraw(
            @PathParam("agreement") String agreement,
            @PathParam("document") String document,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            WithdrawalReason stated,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        UUID agreementId = agreement(agreement);
        UUID id = document(document);
        String reason = UnreadableBody.present(stated).reason();
        return answers.once(
                caller,
                key,
                uri,
                reason,
                200,
                session -> documents.withdraw(session, agreementId, id, ifMatch, reason, caller, requestId));
    }

    /** Where a document is found. */
    static String path(Document document) {
        return "/api/v1/agreements/" + document.agreement() + "/documents/" + document.id();
    }

    private static Page<DocumentView> page(List<Document> found, int most, UriInfo uri, UUID agreement) {
        List<Document> shown = found.size() > most ? found.subList(0, most) : found;
        Cursor next = found.size() > most
                ? new Cursor(agreement.hashCode(), List.of(shown.getLast().id().toString()))
                : null;
        return new Page<>(shown.stream().map(Document::view).toList(), NextLink.of(uri, next));
    }

    private static UUID place(String cursor, UUID agreement) {
        try {
            return UUID.fromString(
                    Cursor.decode(cursor, agreement.hashCode(), 1).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    // What is no id names nothing that there is.

    private static UUID agreement(String text) {
        return id(text, AgreementRefusals.NoSuchAgreement::new);
    }

    private static UUID document(String text) {
        return id(text, DocumentRefusals.NoSuchDocument::new);
    }

    private static UUID id(String text, Function<String, Refusal> refusal) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw refusal.apply(text);
        }
    }
}
