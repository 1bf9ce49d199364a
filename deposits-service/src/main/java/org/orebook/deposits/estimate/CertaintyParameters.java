package org.orebook.deposits.estimate;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of deposits by certainty. */
public final class CertaintyParameters {

    @QueryParam("country")
    @Parameter(description = "Today's country: ISO 3166-1 code or name.", example = "KZ", required = true)
    String country;

    @QueryParam("commodity")
    @Parameter(description = "By code, symbol or name.", example = "tungsten", required = true)
    String commodity;

    @QueryParam("unit")
    @Parameter(description = "Unit of mass; t where none is asked for.", example = "kt")
    String unit;

    @QueryParam("basis")
    @Parameter(
            description = "What the tonnes are of; element where none is asked for, REO for rare earths.",
            example = "WO3")
    String basis;

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
