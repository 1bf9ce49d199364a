package org.orebook.deposits.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.orebook.chassis.vocabulary.Commodities;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Serves the vocabularies. */
@Path("/api/v1/vocabularies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin", "partner"})
@Tag(
        name = "Vocabularies",
        description =
                "Commodities, compounds and units, lists of critical minerals, countries, deposit types and stages")
public class VocabularyResource extends TaggedResource {

    private static final String BASE = "/api/v1/vocabularies/";

    private final Vocabularies vocabularies;

    public VocabularyResource(Vocabularies vocabularies, ObjectMapper json) {
        super(json);
        this.vocabularies = vocabularies;
    }

    @GET
    @Operation(summary = "What vocabularies there are")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.Index.class)))
    public Response index(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        List<VocabularyView.Link> links = List.of(
                link("commodities", vocabularies.commodities().all().size()),
                link("compounds", vocabularies.compounds().all().size()),
                link("units", null),
                link("critical-lists", vocabularies.criticalLists().all().size()),
                link("countries", vocabularies.countries().all().size()),
                link("deposit-types", vocabularies.depositTypes().all().size()),
                link("stages", vocabularies.stages().all().size()));
        return answer(new VocabularyView.Index(links), known);
    }

    @GET
    @Path("commodities")
    @Operation(
            summary = "The commodities",
            description =
                    "Each after the group that it belongs to, with the lists of critical minerals that it is or was on."
                            + " With q only those of which the code, a name or a synonym begins with it, or the symbol equals it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.CommodityList.class)))
    public Response commodities(@QueryParam("q") String q, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        Commodities commodities = vocabularies.commodities();
        List<Commodity> found = q == null || q.isBlank() ? commodities.all() : commodities.search(q);
        return answer(
                new VocabularyView.CommodityList(found.stream()
                        .map(commodity -> VocabularyView.CommodityItem.of(commodity, vocabularies))
                        .toList()),
                known);
    }

    @GET
    @Path("commodities/{code}")
    @Operation(summary = "A commodity by its code")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.CommodityItem.class)))
    @APIResponse(responseCode = "404", description = "There is no such commodity")
    public Response commodity(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        if (vocabularies.commodities().withDescendants(code).isEmpty()) {
            throw new NotFoundException("There is no such commodity");
        }
        return answer(VocabularyView.CommodityItem.of(vocabularies.commodities().get(code), vocabularies), known);
    }

    @GET
    @Path("compounds")
    @Operation(summary = "The compounds in which commodities are stated, with the factors from and to the element")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.CompoundList.class)))
    public Response compounds(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(
                new VocabularyView.CompoundList(vocabularies.compounds().all().stream()
                        .map(VocabularyView.CompoundItem::of)
                        .toList()),
                known);
    }

    @GET
    @Path("critical-lists")
    @Operation(summary = "The lists of critical minerals, in all their editions")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.CriticalListList.class)))
    public Response criticalLists(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(
                new VocabularyView.CriticalListList(vocabularies.criticalLists().all().stream()
                        .map(VocabularyView.CriticalListItem::of)
                        .toList()),
                known);
    }

    @GET
    @Path("countries")
    @Operation(summary = "The countries of ISO 3166-1, with former names, and countries that are no more")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.CountryList.class)))
    public Response countries(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(
                new VocabularyView.CountryList(
                        vocabularies.countries().all().stream()
                                .map(VocabularyView.CountryItem::of)
                                .toList(),
                        vocabularies.countries().historic().stream()
                                .map(VocabularyView.HistoricCountryItem::of)
                                .toList()),
                known);
    }

    @GET
    @Path("deposit-types")
    @Operation(summary = "The deposit types: environments, their groups and types")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.DepositTypeList.class)))
    public Response depositTypes(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(
                new VocabularyView.DepositTypeList(vocabularies.depositTypes().all().stream()
                        .map(VocabularyView.DepositTypeItem::of)
                        .toList()),
                known);
    }

    @GET
    @Path("stages")
    @Operation(summary = "The stages of a deposit, in the order in which it passes them")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.StageList.class)))
    public Response stages(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(
                new VocabularyView.StageList(vocabularies.stages().all().stream()
                        .map(VocabularyView.StageItem::of)
                        .toList()),
                known);
    }

    private static VocabularyView.Link link(String name, Integer count) {
        return new VocabularyView.Link(name, BASE + name, count);
    }
}
