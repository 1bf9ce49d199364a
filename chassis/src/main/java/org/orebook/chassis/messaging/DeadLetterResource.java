package org.orebook.chassis.messaging;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.Outage;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.transaction.Transactions;

/** Messages that could not be taken in, over HTTP. Each service answers for its own. */
@Path("/api/v1/dead-letters/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters", description = "Messages between the services that could not be taken in.")
public class DeadLetterResource {

    private final String application;
    private final Callers callers;
    private final Mutiny.SessionFactory sessions;
    private final DeadLetterStore store;
    private final Replays replays;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Representations representations;
    private final ObjectMapper json;

    DeadLetterResource(
            @ConfigProperty(name = "quarkus.application.name") String application,
            Callers callers,
            Mutiny.SessionFactory sessions,
            DeadLetterStore store,
            Replays replays,
            Transactions transactions,
            IdempotencyKeys keys,
            Representations representations,
            ObjectMapper json) {
        this.application = application;
        this.callers = callers;
        this.sessions = sessions;
        this.store = store;
        this.replays = replays;
        this.transactions = transactions;
        this.keys = keys;
        this.representations = representations;
        this.json = json;
    }

    /** Why a letter is replayed or discarded. */
    @Schema(name = "DeadLetterReason")
    public record Reason(String reason) {}

    @GET
    @RolesAllowed({ADMIN_NAME, AUDITOR_NAME})
    @Operation(summary = "Find dead letters", description = "The newest first, without their data.")
    public Uni<Response> find(
            @PathParam("service") @Parameter(example = "deposits-service") String service,
            @QueryParam("state") @Parameter(description = "parked, replayed or discarded.") String state,
            @QueryParam("topic") @Parameter(example = "orebook.deposits") String topic,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        requireThis(service);
        DeadLetterState wanted = state(state);
        int query = Objects.hash(state, topic);
        UUID olderThan = olderThan(cursor, query);
        int most = Limit.of(limit);
        return sessions.withSession(session -> store.list(session, wanted, topic(topic), olderThan, most + 1))
                .map(letters -> page(letters, most, query, uri))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ADMIN_NAME, AUDITOR_NAME})
    @Operation(summary = "Read a dead letter", description = "With its data as it came.")
    public Uni<Response> read(
            @PathParam("service") String service, @PathParam("id") String id, @Context Request request) {
        requireThis(service);
        UUID letter = id(id);
        return sessions.withSession(session -> store.find(session, letter))
                .onItem()
                .ifNull()
                .failWith(() -> new DeadLetterRefusals.NoSuchLetter(id))
                .map(found -> representations.of(request, DeadLetterView.of(found), found.version()));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN_NAME)
    @Operation(
            summary = "Hand a message over once more",
            description = "It is taken in now, or stays parked and the answer says why. It takes effect once.")
    public Uni<Response> replay(
            @PathParam("service") String service,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            Reason reason,
            @Context UriInfo uri) {
        requireThis(service);
        Caller caller = callers.current();
        Reason wanted = UnreadableBody.present(reason);
        return once(
                        caller,
                        key,
                        uri,
                        wanted,
                        session -> replays.replay(session, id(id), ifMatch, wanted.reason(), caller))
                .onFailure(DeadLetterResource::failedAgain)
                .transform(failure -> new DeadLetterRefusals.ReplayFailed(Failures.reason(failure.getCause())));
    }

    @POST
    @Path("/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN_NAME)
    @Operation(summary = "Decide that a message is not taken in", description = "For good.")
    public Uni<Response> discard(
            @PathParam("service") String service,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            Reason reason,
            @Context UriInfo uri) {
        requireThis(service);
        Caller caller = callers.current();
        Reason wanted = UnreadableBody.present(reason);
        return once(
                caller,
                key,
                uri,
                wanted,
                session -> replays.discard(session, id(id), ifMatch, wanted.reason(), caller));
    }

    private void requireThis(String service) {
        if (!service.equals(application)) {
            throw new DeadLetterRefusals.NotHere();
        }
    }

    private static DeadLetterState state(String asked) {
        if (asked == null) {
            return null;
        }
        DeadLetterState state = DeadLetterState.ofCode(asked);
        if (state == null) {
            throw BadParameter.of("state", asked, "expected parked, replayed or discarded");
        }
        return state;
    }

    /** PostgreSQL has no NUL, and no topic has one. */
    private static String topic(String asked) {
        if (asked != null && asked.indexOf('\u0000') >= 0) {
            throw BadParameter.of("topic", null, "is no name of a topic");
        }
        return asked;
    }

    private static UUID olderThan(String cursor, int query) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, query, 1).keys().getFirst());
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new DeadLetterRefusals.NoSuchLetter(text);
        }
    }

    private static Page<DeadLetterView> page(List<DeadLetter> letters, int most, int query, UriInfo uri) {
        List<DeadLetterView> shown =
                letters.stream().limit(most).map(DeadLetterView::listed).toList();
        Cursor next = letters.size() <= most
                ? null
                : new Cursor(query, List.of(shown.getLast().id().toString()));
        return new Page<>(shown, NextLink.of(uri, next));
    }

    /** That the database is away says nothing of the message. */
    private static boolean failedAgain(Throwable failure) {
        return failure instanceof Replays.HandlerFailedException && !Outage.isBehind(failure);
    }

    private Uni<Response> once(
            Caller caller, String key, UriInfo uri, Reason body, Function<Mutiny.Session, Uni<DeadLetter>> step) {
        String request = "POST " + uri.getPath() + "\n" + write(body);
        return transactions
                .run(session -> keys.once(
                        session, caller, key, request, () -> step.apply(session).map(this::answer)))
                .map(Answer::toResponse);
    }

    private Answer answer(DeadLetter letter) {
        String tag = '"' + Versions.tag(letter.version()).getValue() + '"';
        return new Answer(200, null, tag, write(DeadLetterView.of(letter)));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
