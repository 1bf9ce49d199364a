package org.orebook.deposits.importing;

import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
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
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.charset.Charsets;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.request.RequestIds;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.importing.source.ColumnMapping;
import org.orebook.deposits.importing.source.ImportFormat;
import org.orebook.deposits.importing.source.ReadLimits;
import org.orebook.deposits.importing.source.ReadOptions;
import org.orebook.deposits.importing.source.UnreadableFileException;

/** Imports over HTTP. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Deposits and estimates from files, reported row by row.")
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final List<String> STATES = List.of("running", "completed", "failed", "interrupted");
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int CSV_CHUNK = 1000;

    private final Callers callers;
    private final Imports imports;
    private final ImportStore store;
    private final ImportConfig config;
    private final Mutiny.SessionFactory sessions;
    private final Representations representations;

    ImportResource(
            Callers callers,
            Imports imports,
            ImportStore store,
            ImportConfig config,
            Mutiny.SessionFactory sessions,
            Representations representations) {
        this.callers = callers;
        this.imports = imports;
        this.store = store;
        this.config = config;
        this.sessions = sessions;
        this.representations = representations;
    }

    @POST
    @RunOnVirtualThread
    @Consumes({CSV, "application/geo+json", "application/json", "application/gzip", "application/octet-stream"})
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(
            summary = "Import deposits or estimates from a file",
            description =
                    "The body is the file, plain or packed with gzip. Send it again after a crash: what was done is"
                            + " found unchanged, the rest is taken up.")
    public Response start(
            @QueryParam("format")
                    @Parameter(description = "csv, mrds, deposits-world or geojson; estimates for rows of estimates.")
                    String format,
            @QueryParam("dryRun") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            @QueryParam("columns")
                    @Parameter(description = "For csv: our field to your column, name:NAME,latitude:LAT and so on.")
                    String columns,
            @QueryParam("source") @Parameter(description = "Source of rows that name none.") String source,
            @QueryParam("visibility")
                    @Parameter(
                            description =
                                    "Of deposits that are registered and state none: internal (the default), confidential,"
                                            + " published.")
                    String visibility,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            InputStream file) {
        IdempotencyKeys.refuseUnusable(key);
        ImportRequest request = new ImportRequest(
                known(
                        "format",
                        format,
                        ImportFormat.ofCode(format).orElse(null),
                        ImportFormat.values(),
                        ImportFormat::code),
                options(columns, type, source),
                BadParameter.isTrue("dryRun", dryRun),
                visibility == null
                        ? Visibility.INTERNAL
                        : known(
                                "visibility",
                                visibility,
                                Visibility.ofCode(visibility),
                                Visibility.values(),
                                Visibility::code),
                callers.current(),
                requestId,
                key);
        UUID id = imports.run(request, file);
        return Response.created(URI.create("/api/v1/imports/" + id))
                .entity(imports.view(id))
                .build();
    }

    private static <T> T known(String field, String asked, T value, T[] all, Function<T, String> code) {
        if (value == null) {
            String codes = String.join(", ", Arrays.stream(all).map(code).toList());
            throw BadParameter.of(field, asked, "expected one of " + codes);
        }
        return value;
    }

    private ReadOptions options(String columns, MediaType type, String source) {
        try {
            ReadLimits limits =
                    ReadLimits.defaults().withMaxRows(config.maxRows()).withMaxPlainBytes(config.maxPlainBytes());
            ColumnMapping mapping = columns == null ? ColumnMapping.none() : ColumnMapping.parse(columns);
            return new ReadOptions(limits, mapping, charset(type), source);
        } catch (UnreadableFileException unreadable) {
            throw BadParameter.of("columns", columns, unreadable.reason());
        }
    }

    private static Charset charset(MediaType type) {
        String name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return name == null
                ? StandardCharsets.UTF_8
                : Charsets.named(name)
                        .orElseThrow(() -> BadParameter.of("Content-Type", name, "is no charset that is known here"));
    }

    @GET
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(summary = "List imports", description = "The newest first.")
    public Uni<Response> list(
            @QueryParam("state") @Parameter(description = "running, completed, failed or interrupted.") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        if (state != null && !STATES.contains(state)) {
            throw BadParameter.of("state", state, "expected one of " + String.join(", ", STATES));
        }
        int most = Limit.of(limit);
        int query = String.valueOf(state).hashCode();
        UUID before = cursor == null
                ? null
                : id(Cursor.decode(cursor, query, 1).keys().getFirst());
        return sessions.withStatelessSession(session -> store.list(session, state, before, most + 1))
                .map(found -> page(
                        found,
                        most,
                        uri,
                        last -> new Cursor(query, List.of(last.id().toString()))))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(summary = "Read an import", description = "How far it is, or what it did.")
    public Uni<Response> read(@PathParam("id") UUID id, @Context Request request) {
        return existing(id).map(view -> representations.of(request, view, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{id}/rejections")
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(summary = "List what is wrong with rejected rows", description = "Row, field, value and reason.")
    public Uni<Response> rejections(
            @PathParam("id") UUID id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        Place after = Place.of(id, cursor);
        return existing(id)
                .chain(() -> sessions.withStatelessSession(
                        session -> store.rejections(session, id, after.row(), after.ordinal(), most + 1)))
                .map(found -> page(found, most, uri, last -> new Place(last.row(), last.ordinal()).cursor(id)))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{id}/rejections")
    @Produces(CSV)
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(summary = "All that is wrong with rejected rows, as CSV")
    public Multi<String> rejectionsAsCsv(@PathParam("id") UUID id) {
        return csv(
                id,
                "row,field,value,code,reason\r\n",
                (session, after) -> store.rejections(session, id, after.row(), after.ordinal(), CSV_CHUNK),
                last -> new Place(last.row(), last.ordinal()),
                RejectionCsv::lines);
    }

    @GET
    @Path("/{id}/findings")
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(
            summary = "List what was found about imported estimates",
            description = "Row, estimate, code and the arithmetic in words, as it was when they were imported.")
    public Uni<Response> findings(
            @PathParam("id") UUID id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        Place after = Place.of(id, cursor);
        return existing(id)
                .chain(() -> sessions.withStatelessSession(
                        session -> store.findings(session, id, after.row(), after.ordinal(), most + 1)))
                .map(found -> page(found, most, uri, last -> new Place(last.row(), last.ordinal()).cursor(id)))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("/{id}/findings")
    @Produces(CSV)
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(summary = "All that was found about imported estimates, as CSV")
    public Multi<String> findingsAsCsv(@PathParam("id") UUID id) {
        return csv(
                id,
                FindingCsv.HEADER,
                (session, after) -> store.findings(session, id, after.row(), after.ordinal(), CSV_CHUNK),
                last -> new Place(last.row(), last.ordinal()),
                FindingCsv::lines);
    }

    /** Where a page of rows ended. */
    private record Place(long row, int ordinal) {

        private static final Place START = new Place(0, -1);

        static Place of(UUID id, String cursor) {
            if (cursor == null) {
                return START;
            }
            List<String> keys = Cursor.decode(cursor, id.hashCode(), 2).keys();
            return new Place(number(keys.get(0)), (int) number(keys.get(1)));
        }

        Cursor cursor(UUID id) {
            return new Cursor(id.hashCode(), List.of(Long.toString(row), Integer.toString(ordinal)));
        }
    }

    /** A list as CSV, chunk by chunk, each from where the one before ended. */
    private <T> Multi<String> csv(
            UUID id,
            String header,
            BiFunction<Mutiny.StatelessSession, Place, Uni<List<T>>> chunk,
            Function<T, Place> place,
            Function<List<T>, String> lines) {
        Multi<String> body = Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(Place.START),
                        reached -> sessions.withStatelessSession(session -> chunk.apply(session, reached.get()))
                                .invoke(found -> {
                                    if (!found.isEmpty()) {
                                        reached.set(place.apply(found.getLast()));
                                    }
                                }))
                .until(List::isEmpty)
                .map(lines);
        Multi<String> head = Multi.createFrom().item(header);
        return existing(id)
                .onItem()
                .transformToMulti(found -> Multi.createBy().concatenating().streams(head, body));
    }

    @GET
    @Path("/{id}/suspects")
    @RolesAllowed({GEOLOGIST_NAME, REVIEWER_NAME, AUDITOR_NAME})
    @Operation(
            summary = "List suspected duplicates",
            description = "Pairs of one name that lie close; none was merged.")
    public Uni<Response> suspects(
            @PathParam("id") UUID id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        int most = Limit.of(limit);
        List<String> after = cursor == null
                ? List.of("0", BEFORE_ALL.toString())
                : Cursor.decode(cursor, id.hashCode(), 2).keys();
        long row = number(after.get(0));
        UUID other = id(after.get(1));
        return existing(id)
                .chain(() ->
                        sessions.withStatelessSession(session -> store.suspects(session, id, row, other, most + 1)))
                .map(found -> page(
                        found,
                        most,
                        uri,
                        last -> new Cursor(
                                id.hashCode(),
                                List.of(Long.toString(last.row()), last.other().toString()))))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private Uni<ImportView> existing(UUID id) {
        return sessions.withStatelessSession(session -> store.find(session, id)).invoke(found -> {
            if (found == null) {
                throw new ImportRefusals.NoSuchImport(id);
            }
        });
    }

    private static <T> Page<T> page(List<T> found, int most, UriInfo uri, Function<T, Cursor> cursor) {
        if (found.size() <= most) {
            return new Page<>(found, null);
        }
        List<T> shown = found.subList(0, most);
        return new Page<>(shown, NextLink.of(uri, cursor.apply(shown.getLast())));
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException forged) {
            throw Cursor.unknown();
        }
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException forged) {
            throw Cursor.unknown();
        }
    }
}
