package org.orebook.deposits.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Serves the vocabularies, each whole: they are small and change with a release only. The entity tag is a hash of the
 * content, so all replicas of a release agree on it.
 */
@Path("/api/v1/vocabularies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"viewer", "geologist", "reviewer", "negotiator", "approver", "auditor", "admin", "partner"})
@Tag(
        name = "Vocabularies",
        description = "Commodities, lists of critical minerals, countries, deposit types and stages")
public class VocabularyResource {

    private static final String BASE = "/api/v1/vocabularies/";
    private static final String AN_HOUR = "private, max-age=3600";

    private final Vocabularies vocabularies;
    private final ObjectMapper json;

    public VocabularyResource(Vocabularies vocabularies, ObjectMapper json) {
        this.vocabularies = vocabularies;
        this.json = json;
    }

    @GET
    @Operation(summary = "What vocabularies there are")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = VocabularyView.Index.class)))
    public Response index(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        List<VocabularyView.Link> links = List.of(
                link("commodities", vocabularies.commodities().all().size()),
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

    private static VocabularyView.Link link(String name, int count) {
        return new VocabularyView.Link(name, BASE + name, count);
    }

    private Response answer(Object view, String known) {
        byte[] content = written(view);
        String tag = tag(content);
        Response.ResponseBuilder response = isKnown(tag, known)
                ? Response.notModified()
                : Response.ok(content, MediaType.APPLICATION_JSON_TYPE.withCharset(StandardCharsets.UTF_8.name()));
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, AN_HOUR)
                .build();
    }

    /** If-None-Match compares weakly (RFC 9110, 13.1.2): a proxy that compresses may have made the tag a weak one. */
    private static boolean isKnown(String tag, String known) {
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private byte[] written(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a vocabulary cannot be written as JSON", e);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
