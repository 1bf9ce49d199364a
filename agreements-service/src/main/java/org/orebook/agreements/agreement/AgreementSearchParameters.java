package org.orebook.agreements.agreement;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of agreements, as they come. Lists may be repeated or separated by commas. */
public final class AgreementSearchParameters {

    @QueryParam("q")
    @Parameter(description = "Words of the title, the number or the own reference, in whatever script.")
    String q;

    @QueryParam("type")
    @Parameter(description = "Codes of types.", example = "offtake")
    List<String> type;

    @QueryParam("state")
    @Parameter(description = "Codes of states.", example = "in-force")
    List<String> state;

    @QueryParam("binding")
    @Parameter(description = "binding, non-binding or not-stated.")
    List<String> binding;

    @QueryParam("party")
    @Parameter(description = "Id or code of a party.", example = "cove-kaz")
    String party;

    @QueryParam("deposit")
    @Parameter(description = "Id or number of a deposit that a line names; with those that were merged into it.")
    String deposit;

    @QueryParam("country")
    @Parameter(description = "Today's countries, of a line or its deposit: ISO 3166-1 code or name.", example = "KZ")
    List<String> country;

    @QueryParam("commodity")
    @Parameter(
            description = "Commodities or groups, of a line or its deposit, by code, symbol or name.",
            example = "tungsten")
    List<String> commodity;

    @QueryParam("signedFrom")
    @Parameter(description = "Signed on this date or later: a year, a month or a day.", example = "2025-11")
    String signedFrom;

    @QueryParam("signedUntil")
    @Parameter(description = "Signed on this date or before, likewise.")
    String signedUntil;

    @QueryParam("obligationDueBefore")
    @Parameter(description = "With an open obligation that is due before this day.", example = "2027-01-01")
    String obligationDueBefore;

    @QueryParam("sort")
    @Parameter(description = "newest, title, or signed with the latest first.")
    String sort;

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
