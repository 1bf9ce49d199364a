package org.orebook.deposits.estimate;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.PARTNER_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.page.Cursor;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.page.NextLink;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.problem.Refusal;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Display;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.deposit.Sight;

/** Deposits of a country by how sure their figures are. */
@Path("/api/v1/estimates/by-certainty")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates")
public class CertaintyResource {

    private static final String CSV = "text/csv";

    /** More than any country has of one commodity in a registry of this kind; what goes beyond is refused, not cut. */
    private static final int MOST = 20_000;

    private static final int MOST_LEFT_OUT = 100;

    private final Callers callers;
    private final CertaintyStore store;
    private final Vocabularies vocabularies;
    private final Bases bases;
    private final Representations representations;

    CertaintyResource(
            Callers callers,
            CertaintyStore store,
            Vocabularies vocabularies,
            Bases bases,
            Representations representations) {
        this.callers = callers;
        this.store = store;
        this.vocabularies = vocabularies;
        this.bases = bases;
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
            summary = "Deposits of a country by certainty",
            description = "Confirmed by category, reported, claimed, disputed: never added across. With positions, for"
                    + " the map.")
    public Uni<Response> table(
            @BeanParam CertaintyParameters parameters, @Context UriInfo uri, @Context Request request) {
        int limit = Limit.of(parameters.limit);
        Asked asked = asked(parameters);
        int query = asked.hashCode();
        String after = parameters.cursor == null
                ? ""
                : Cursor.decode(parameters.cursor, query, 1).keys().getFirst();
        return made(asked)
                .map(table -> view(asked, table, after, limit, query, uri))
                .map(view -> representations.of(request, view, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Produces(CSV)
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
    @Operation(summary = "Deposits of a country by certainty, all of them, as CSV")
    public Uni<String> tableAsCsv(@BeanParam CertaintyParameters parameters) {
        return made(asked(parameters)).map(table -> CertaintyCsv.of(table.deposits()));
    }

    /** What is asked, read. */
    private record Asked(String country, Commodity commodity, Display display, Basis basis) {}

    private Asked asked(CertaintyParameters parameters) {
        Commodity commodity = parameters.commodity == null
                ? null
                : vocabularies.commodities().find(parameters.commodity).orElse(null);
        if (commodity == null) {
            throw BadParameter.of("commodity", parameters.commodity, "a commodity by code, symbol or name");
        }
        String country = parameters.country == null
                ? null
                : vocabularies.countries().today(parameters.country).orElse(null);
        if (country == null) {
            throw BadParameter.of("country", parameters.country, "a country of today by ISO 3166-1 code or name");
        }
        Display display = Display.of(parameters.unit, parameters.basis);
        Basis basis = display.basis(bases, commodity)
                .orElseGet(() -> bases.readings(commodity).getFirst());
        return new Asked(country, commodity, display, basis);
    }

    private Uni<CertaintyTable> made(Asked asked) {
        return store.candidates(asked.country(), asked.commodity().code(), Sight.of(callers.current()), MOST + 1)
                // Thousands of estimates are taken apart and added: not on the event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(candidates -> {
                    if (candidates.size() > MOST) {
                        throw new Refusal.Invalid(
                                "too-many-estimates",
                                "Too many estimates",
                                "More than " + MOST + " estimates stand of this commodity in this country.",
                                List.of());
                    }
                    return new CertaintyTable(asked.commodity(), bases, asked.display(), asked.basis(), candidates);
                });
    }

    private static CertaintyView view(
            Asked asked, CertaintyTable table, String after, int limit, int query, UriInfo uri) {
        List<CertaintyTable.DepositCells> behind = table.deposits().stream()
                .filter(deposit -> deposit.number().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = behind.size() > limit;
        List<CertaintyTable.DepositCells> shown = more ? behind.subList(0, limit) : behind;
        Cursor next = more ? new Cursor(query, List.of(shown.getLast().number())) : null;
        return new CertaintyView(
                asked.country(),
                asked.commodity().code(),
                asked.display().unit().code(),
                asked.basis().code(),
                CertaintyView.CAVEAT,
                table.totals(),
                shown,
                table.leftOut().stream().limit(MOST_LEFT_OUT).toList(),
                table.leftOut().size(),
                NextLink.of(uri, next));
    }
}
