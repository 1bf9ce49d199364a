package org.orebook.deposits.ranking;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a ranking, as they come. */
public final class RankingParameters {

    @QueryParam("commodity")
    @Parameter(description = "Code, name, symbol or synonym.", example = "rare-earths", required = true)
    String commodity;

    @QueryParam("measure")
    @Parameter(description = "reserves, which is taken where not stated, or production.")
    String measure;

    @QueryParam("edition")
    @Parameter(description = "The newest of the commodity where not stated.", example = "MCS 2025")
    String edition;

    @QueryParam("year")
    @Parameter(
            description = "Of production: the newest of the edition where not stated.",
            schema = @Schema(type = SchemaType.INTEGER))
    String year;

    @QueryParam("whatIf")
    @Parameter(description = "Ids of estimates to add, at most 50; may be repeated.")
    List<String> whatIf;

    @QueryParam("reading")
    @Parameter(
            description = "Of estimates that do not say what they are of: one reading alone, such as REO, element, WO3,"
                    + " gross-weight or ore; all where not stated.")
    String reading;
}
