package org.orebook.deposits.reserve;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of country figures, as they come. */
public final class ReserveParameters {

    @QueryParam("commodity")
    @Parameter(description = "Code, name, symbol or synonym.", example = "rare-earths")
    String commodity;

    @QueryParam("edition")
    @Parameter(example = "MCS 2025")
    String edition;

    @QueryParam("country")
    @Parameter(description = "Today's country: ISO 3166-1 code or name.", example = "KZ")
    String country;

    @QueryParam("measure")
    @Parameter(description = "reserves or production.")
    String measure;

    @QueryParam("unit")
    @Parameter(description = "Shows the figures in this unit too.", example = "kt")
    String unit;

    @QueryParam("basis")
    @Parameter(description = "Shows the figures of a commodity on this basis too.", example = "WO3")
    String basis;

    @QueryParam("limit")
    @Parameter(
            description = "Items of a page, 1 to 100; 25 where not stated.",
            schema = @Schema(type = SchemaType.INTEGER))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "From the next link of the page before.")
    String cursor;
}
