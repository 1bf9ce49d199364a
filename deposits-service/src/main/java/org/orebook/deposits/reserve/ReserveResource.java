package org.orebook.deposits.reserve;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.page.Page;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.request.RequestIds;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Country;

/** Reserves and production of countries over HTTP. */
@Path("/api/v1/reserves")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reserves", description = "Reserves and production of countries, by source and edition.")
public class ReserveResource {

    private static final String CSV = "text/csv";
    private static final int LONGEST_SOURCE = 200;

    private final Callers callers;
    private final Reserves reserves;
    private final ReserveSearch search;
    private final ReserveReading reading;
    private final Bases bases;
    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final Representations representations;
    private final ObjectMapper json;

    ReserveResource(
            Callers callers,
            Reserves reserves,
            ReserveSearch search,
            ReserveReading reading,
            Bases bases,
            Transactions transactions,
            IdempotencyKeys keys,
            Representations representations,
            ObjectMapper json) {
        this.callers = callers;
        this.reserves = reserves;
        this.search = search;
        this.reading = reading;
        this.bases = bases;
        this.transactions = transactions;
        this.keys = keys;
        this.representations = representations;
        this.json = json;
    }

    @GET
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "List country figures",
            description = "As their source has them, with qualifier, raw text and basis; in the order of commodity,"
                    + " edition, measure, year and row. Other countries and world totals are rows of their own kind.")
    public Uni<Response> list(@BeanParam ReserveParameters asked, @Context UriInfo uri, @Context Request request) {
        return search.figures(query(asked), asked.cursor)
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    private FigureQuery query(ReserveParameters asked) {
        Commodity commodity = reading.commodity(asked.commodity);
        Country country = reading.country(asked.country);
        return new FigureQuery(
                commodity,
                reading.edition(asked.edition),
                country == null ? null : country.code(),
                reading.measure(asked.measure, null),
                unit(asked.unit),
                basis(asked.basis, commodity),
                Limit.of(asked.limit));
    }

    private static MassUnit unit(String asked) {
        return asked == null
                ? null
                : MassUnit.find(asked)
                        .orElseThrow(() -> BadParameter.of("unit", asked, "is no unit of mass: t, kt, Mt, lb, st"));
    }

    private Basis basis(String asked, Commodity commodity) {
        if (asked == null) {
            return null;
        }
        if (commodity == null) {
            throw BadParameter.of("basis", asked, "is of a commodity: say which");
        }
        return bases.find(asked, commodity)
                .filter(basis -> !basis.equals(Basis.NOT_STATED))
                .orElseThrow(() -> BadParameter.of("basis", asked, "is no basis of " + commodity));
    }

    @GET
    @Path("/editions")
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "List editions",
            description = "Which editions there are of which commodity, who loaded them and when; also those that were"
                    + " replaced.")
    public Uni<Response> editions(
            @QueryParam("commodity") @Parameter(description = "Code, name, symbol or synonym.") String commodity,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri,
            @Context Request request) {
        return search.editions(reading.commodity(commodity), Limit.of(limit), cursor)
                .map(found -> new Page<>(found.items(), NextLink.of(uri, found.next())))
                .map(page -> representations.of(request, page, MediaType.APPLICATION_JSON_TYPE));
    }

    @POST
    @RunOnVirtualThread
    @Consumes(CSV)
    @RolesAllowed(GEOLOGIST_NAME)
    @Operation(
            summary = "Load country figures from a file",
            description =
                    "CSV in UTF-8 with a header: edition, commodity, unit, basis, country, iso2, row_kind (country,"
                            + " other, world_total), year_a, production_a, production_a_raw, year_b, production_b,"
                            + " production_b_raw, reserves, reserves_qualifier, reserves_raw, note, source_url. All is taken or"
                            + " nothing. The same file again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What was done with each table, or would be",
            content = @Content(schema = @Schema(implementation = LoadResult.class)))
    @APIResponse(responseCode = "409", description = "A table has other figures here: edition-exists")
    @APIResponse(responseCode = "422", description = "What is wrong, row by row: invalid-reserves, unreadable-file")
    public Response load(
            @QueryParam("source") @Parameter(description = "Who publishes it; for MCS it is known.") String source,
            @QueryParam("dryRun") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            @QueryParam("replace")
                    @Parameter(
                            description = "Whether to take the place of tables with other figures.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String replace,
            @HeaderParam(IdempotencyKeys.HEADER) String key,
            @HeaderParam(RequestIds.HEADER) String requestId,
            byte[] file) {
        Caller caller = callers.current();
        boolean onlyTry = BadParameter.isTrue("dryRun", dryRun);
        boolean replacing = BadParameter.isTrue("replace", replace);
        if (file == null || file.length == 0) {
            throw UnreadableBody.missing();
        }
        Reserves.ReadFile read = reserves.read(file, source(source));
        String asked = "POST /api/v1/reserves\n" + source + "\n" + onlyTry + replacing + "\n" + read.hash();
        return Transactions.await(() -> transactions.run(session -> keys.once(
                        session,
                        caller,
                        key,
                        asked,
                        () -> reserves.load(session, read, onlyTry, replacing, caller, requestId)
                                .map(done -> new Answer(200, null, null, write(done))))))
                .toResponse();
    }

    private static String source(String asked) {
        if (asked != null
                && (asked.isBlank()
                        || asked.length() > LONGEST_SOURCE
                        || asked.chars().anyMatch(Character::isISOControl))) {
            throw BadParameter.of("source", asked.replace("\u0000", "\uFFFD"), "1 to 200 characters");
        }
        return asked == null ? null : asked.strip();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
