package org.orebook.agreements.exposure;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of exposure. */
public final class ExposureParameters {

    @QueryParam("commodity")
    @Parameter(description = "By code, symbol or name.", example = "tungsten", required = true)
    String commodity;

    @QueryParam("by")
    @Parameter(description = "By whom: party, country or ultimateCountry; party where not stated.")
    String by;

    @QueryParam("country")
    @Parameter(
            description = "Of the deposits: ISO 3166-1 code or name; the whole registry where not stated.",
            example = "KZ")
    String country;

    @QueryParam("at")
    @Parameter(description = "The day of the agreements and of the owners, in ISO 8601; today where not stated.")
    String at;
}
