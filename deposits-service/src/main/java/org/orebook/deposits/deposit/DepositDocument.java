package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.naming.NameKind;
import org.orebook.chassis.statement.SourceReference;

/**
 * What a caller states about a deposit: words still as written. {@link ContentCheck} makes a {@link DepositContent} of
 * it.
 *
 * @param kind level in the tree; a deposit where not stated
 * @param parent id of the deposit that this one is part of
 * @param names all names, the one to show first
 * @param country today's country: ISO 3166-1 code or name
 * @param countryAsReported the country in the source's words
 * @param region today's region
 * @param regionAsReported the region in the source's words
 * @param position point in WGS 84
 * @param outline extent as a GeoJSON Polygon or MultiPolygon
 * @param commodities commodities by code, symbol, name or synonym
 * @param commoditiesNotRecognised terms that the vocabulary does not know, as reported
 * @param depositType code or name
 * @param depositTypeAsReported the type in the source's words
 * @param stage code or name
 * @param externalRecords records in other databases
 * @param sources documents
 * @param visibility confidential or internal; to publish is a step of its own
 * @param reason why: kept in the history, not in the deposit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DepositDocument")
public record DepositDocument(
        DepositKind kind,
        String parent,
        List<NameDocument> names,
        String country,
        String countryAsReported,
        String region,
        String regionAsReported,
        PositionDocument position,

        @Schema(description = "GeoJSON Polygon or MultiPolygon", implementation = Object.class)
        JsonNode outline,

        List<CommodityDocument> commodities,
        List<String> commoditiesNotRecognised,
        String depositType,
        String depositTypeAsReported,
        String stage,
        List<ExternalRecord> externalRecords,
        List<SourceReference> sources,
        Visibility visibility,
        String reason) {

    /** A name as written; an official one where its kind is not stated. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NameDocument(String text, String language, String script, NameKind kind) {}

    /** A position as written: either member may be missing, which is an error. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PositionDocument(Double longitude, Double latitude, Double accuracyMetres) {}

    /** A commodity as written; a main one where its role is not stated. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CommodityDocument(String commodity, CommodityRole role, String asReported) {}

    /** The document that would state what is stated at present: what a merge patch is applied to. */
    static DepositDocument of(DepositContent content) {
        Place place = content.place();
        Position position = content.position();
        return new DepositDocument(
                content.kind(),
                content.parent() == null ? null : content.parent().toString(),
                content.names().stream()
                        .map(name -> new NameDocument(name.text(), name.language(), name.script(), name.kind()))
                        .toList(),
                place.country(),
                place.countryAsReported(),
                place.region(),
                place.regionAsReported(),
                position == null
                        ? null
                        : new PositionDocument(position.longitude(), position.latitude(), position.accuracyMetres()),
                content.outline(),
                content.commodities().stream()
                        .map(use -> new CommodityDocument(use.commodity(), use.role(), use.asReported()))
                        .toList(),
                content.commoditiesNotRecognised(),
                content.depositType(),
                content.depositTypeAsReported(),
                content.stage(),
                content.externalRecords(),
                content.sources(),
                content.visibility(),
                null);
    }
}
