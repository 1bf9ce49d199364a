package org.orebook.agreements.exposure;

import static org.orebook.chassis.caller.Role.ADMIN_NAME;
import static org.orebook.chassis.caller.Role.APPROVER_NAME;
import static org.orebook.chassis.caller.Role.AUDITOR_NAME;
import static org.orebook.chassis.caller.Role.GEOLOGIST_NAME;
import static org.orebook.chassis.caller.Role.NEGOTIATOR_NAME;
import static org.orebook.chassis.caller.Role.REVIEWER_NAME;
import static org.orebook.chassis.caller.Role.VIEWER_NAME;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.caller.Callers;
import org.orebook.chassis.precondition.Representations;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Exposure over HTTP. */
@Path("/api/v1/exposure")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exposure", description = "How much of what is in the ground stands under agreements, and whose.")
public class ExposureResource {

    private final Callers callers;
    private final Exposures exposures;
    private final Vocabularies vocabularies;
    private final Representations representations;
    private final InstantSource clock;

    ExposureResource(
            Callers callers,
            Exposures exposures,
            Vocabularies vocabularies,
            Representations representations,
            InstantSource clock) {
        this.callers = callers;
        this.exposures = exposures;
        this.vocabularies = vocabularies;
        this.representations = representations;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({VIEWER_NAME, GEOLOGIST_NAME, REVIEWER_NAME, NEGOTIATOR_NAME, APPROVER_NAME, AUDITOR_NAME, ADMIN_NAME
    })
    @Operation(
            summary = "What share of the tonnage stands under agreements",
            description =
                    "Of a country's deposits or the registry's, by party, country or ultimate country; under binding"
                            + " instruments and others apart, what is confirmed and what is claimed apart. A deposit and its parts are"
                            + " never both counted, one basis is never added to another, and what is not known of an owner stays"
                            + " unknown. It tells of the agreements and deposits that the caller may see.")
    @APIResponse(
            responseCode = "200",
            description = "The exposure",
            content = @Content(schema = @Schema(implementation = ExposureView.class)))
    @APIResponse(responseCode = "400", description = "A parameter names nothing that there is: bad-parameter")
    public Uni<Response> read(@BeanParam ExposureParameters parameters, @Context Request request) {
        Exposures.Question question = new Exposures.Question(
                commodity(parameters.commodity), country(parameters.country), by(parameters.by), at(parameters.at));
        return exposures
                .of(question, callers.current())
                .map(view -> representations.of(request, view, MediaType.APPLICATION_JSON_TYPE));
    }

    private Commodity commodity(String asked) {
        if (asked == null) {
            throw BadParameter.of("commodity", null, "the commodity that is asked about");
        }
        return vocabularies
                .commodities()
                .find(asked)
                .orElseThrow(() -> BadParameter.of("commodity", asked, "is no commodity that we know"));
    }

    private String country(String asked) {
        return asked == null
                ? null
                : vocabularies
                        .countries()
                        .today(asked)
                        .orElseThrow(() -> BadParameter.of("country", asked, "is no country that we know"));
    }

    private static Holders by(String asked) {
        Holders by = asked == null ? Holders.PARTY : Holders.ofCode(asked);
        if (by == null) {
            throw BadParameter.of("by", asked, "expected party, country or ultimateCountry");
        }
        return by;
    }

    private LocalDate at(String asked) {
        if (asked == null) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeException noDay) {
            throw BadParameter.of("at", asked, "expected a day of ISO 8601, such as 2025-11-06");
        }
    }
}
