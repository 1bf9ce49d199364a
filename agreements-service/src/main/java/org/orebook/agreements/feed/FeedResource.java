package org.orebook.agreements.feed;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.orebook.chassis.caller.Callers;

/** The feed over HTTP. */
@Path("/api/v1/events")
@Tag(name = "Events", description = "What happens to deposits, ledgers and agreements, as it happens.")
public class FeedResource {

    private static final ResetView WHY_RESET =
            new ResetView("What came after the last event is not kept any more: read anew what you keep.");

    /** The data of a reset. */
    record ResetView(String reason) {}

    private final Callers callers;
    private final FeedReading reading;
    private final FeedStreams streams;
    private final FeedConfig config;

    FeedResource(Callers callers, FeedReading reading, FeedStreams streams, FeedConfig config) {
        this.callers = callers;
        this.reading = reading;
        this.streams = streams;
        this.config = config;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
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
            summary = "Follow what happens",
            description =
                    "Server-sent events of the records that the caller may see, from now on or after the last event"
                            + " that was received. An event says that something happened and to what; read the record for the"
                            + " rest. Where the last event is not known any more, the first event is `reset`: read anew what you"
                            + " keep. Comments come while nothing happens. The stream ends with the token: open it again with a"
                            + " new one and the last id.")
    @APIResponse(
            responseCode = "200",
            description = "Events until the stream ends; `data` of each is this object.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = EventView.class)))
    public Multi<OutboundSseEvent> follow(
            @BeanParam FeedParameters asked, @Context Sse sse, @Context RoutingContext connection) {
        FeedFilter filter = reading.filter(asked);
        FeedStreams.Slot slot = streams.open(
                callers.current(),
                callers.validFor(),
                filter,
                reading.after(asked),
                () -> connection.request().connection().close());
        // However it ends, and even where it ends before it has begun.
        connection.addEndHandler(_ -> slot.free());
        connection.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("X-Accel-Buffering", "no");
        return slot.stream()
                .events()
                .map(shown -> event(sse, shown))
                .onTermination()
                .invoke(slot::free);
    }

    /** A HEAD would else be a GET whose events nobody gets. */
    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
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
    @Operation(hidden = true)
    public Response exists() {
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build();
    }

    private OutboundSseEvent event(Sse sse, Shown shown) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        return switch (shown) {
            case Shown.Greeting _ ->
                event.comment(" events follow")
                        .reconnectDelay(config.retry().toMillis())
                        .build();
            case Shown.Mark mark ->
                event.id(mark.id().toString()).comment(" go on from here").build();
            case Shown.Reset reset ->
                event.id(reset.id().toString()).name("reset").data(WHY_RESET).build();
            case Shown.Event(EventView happened) ->
                event.id(happened.id().toString())
                        .name(happened.type())
                        .data(happened)
                        .build();
            case Shown.Heartbeat _ -> event.comment(" nothing happened").build();
            case Shown.Farewell _ -> throw new IllegalStateException("An end is not shown.");
        };
    }
}
