package org.orebook.deposits.deposit;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a search, as they come. Lists may be repeated or separated by commas. */
public final class DepositSearchParameters {

    @QueryParam("q")
    @Parameter(description = "Words of a name, in any script and transliteration.", example = "Куйректыколь")
    String q;

    @QueryParam("country")
    @Parameter(description = "Today's countries: ISO 3166-1 code or name.", example = "KZ")
    List<String> country;

    @QueryParam("commodity")
    @Parameter(
            description = "Commodities or groups by code, symbol or name; a group includes its children.",
            example = "rare-earths")
    List<String> commodity;

    @QueryParam("criticalList")
    @Parameter(description = "A list of critical minerals: any commodity on it.", example = "EU-2024-critical")
    String criticalList;

    @QueryParam("kind")
    @Parameter(description = "district, deposit or zone.")
    List<String> kind;

    @QueryParam("stage")
    List<String> stage;

    @QueryParam("depositType")
    List<String> depositType;

    @QueryParam("visibility")
    List<String> visibility;

    @QueryParam("bbox")
    @Parameter(description = "west,south,east,north in degrees of WGS 84.", example = "66,46,78,54")
    String bbox;

    @QueryParam("near")
    @Parameter(description = "longitude,latitude in degrees of WGS 84.", example = "73.1,48.3")
    String near;

    @QueryParam("within")
    @Parameter(description = "Kilometres around the point of near; 50 where not stated, at most 2000.")
    String within;

    @QueryParam("parent")
    @Parameter(description = "Id or number of the deposit whose direct parts are meant.")
    String parent;

    @QueryParam("source")
    @Parameter(description = "Database that a record of the deposit is in.", example = "usgs-mrds")
    String source;

    @QueryParam("sort")
    @Parameter(description = "name, number, -changedAt, relevance (with q) or distance (with near).")
    String sort;

    @QueryParam("facets")
    @Parameter(description = "Members to count the values of: country, commodity, kind, stage, depositType.")
    List<String> facets;

    @QueryParam("limit")
    @Parameter(
            description = "Items of a page, 1 to 100; 25 where not stated.",
            schema = @Schema(type = SchemaType.INTEGER))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "From the next link of the page before.")
    String cursor;
}
