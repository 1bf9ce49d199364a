package org.orebook.deposits.estimate;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of estimates, as they come. Lists may be repeated or separated by commas. */
public final class EstimateSearchParameters {

    @QueryParam("commodity")
    @Parameter(
            description = "Commodities or groups by code, symbol or name; a group includes its children.",
            example = "tungsten")
    List<String> commodity;

    @QueryParam("country")
    @Parameter(description = "Today's countries: ISO 3166-1 code or name.", example = "KZ")
    List<String> country;

    @QueryParam("state")
    @Parameter(description = "reported, confirmed, disputed, rejected, superseded or withdrawn.")
    List<String> state;

    @QueryParam("kind")
    @Parameter(description = "resource, reserve, endowment, production or claim.")
    List<String> kind;

    @QueryParam("reportingCode")
    @Parameter(description = "JORC, NI 43-101, S-K 1300, KAZRC, GKZ, UNFC or none.")
    List<String> reportingCode;

    @QueryParam("finding")
    @Parameter(
            description = "Codes of findings: those with any of them open.",
            example = "ore-grade-contained-disagree")
    List<String> finding;

    @QueryParam("unit")
    @Parameter(description = "Shows masses in this unit: t, kt, Mt, lb and so on.", example = "kt")
    String unit;

    @QueryParam("basis")
    @Parameter(description = "Shows what is contained on this basis: element, a compound, REO.", example = "WO3")
    String basis;

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
