package org.orebook.agreements.party;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What parties are searched by, as it stands in the URL. */
public class PartySearchParameters {

    @QueryParam("q")
    @Parameter(description = "Words of a name, in any script and transliteration.", example = "Самрук")
    String q;

    @QueryParam("country")
    @Parameter(description = "ISO 3166-1 codes or names; repeated, or with commas between.", example = "KZ")
    List<String> country;

    @QueryParam("kind")
    @Parameter(description = "state, agency, company, state-owned-company, fund, person.")
    List<String> kind;

    @QueryParam("identifier")
    @Parameter(description = "An LEI or a national number, as it is written anywhere.")
    String identifier;

    @QueryParam("sort")
    @Parameter(description = "name, code, -changedAt or relevance (with q).")
    String sort;

    @QueryParam("limit")
    @Parameter(
            description = "Items of a page, 1 to 100; 25 where not stated.",
            schema = @Schema(type = SchemaType.INTEGER))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "From the next link of the page before.")
    String cursor;
}
