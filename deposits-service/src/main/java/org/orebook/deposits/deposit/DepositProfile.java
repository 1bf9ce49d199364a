package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.statement.SourceReference;

/**
 * The part of a deposit that is read and written as one and that no query asks for by itself.
 *
 * @param outline GeoJSON geometry, or {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DepositProfile(
        List<Name> names,
        Place place,
        JsonNode outline,
        List<CommodityUse> commodities,
        List<String> commoditiesNotRecognised,
        String depositTypeAsReported,
        List<ExternalRecord> externalRecords,
        List<SourceReference> sources) {

    public DepositProfile {
        names = names == null ? List.of() : List.copyOf(names);
        place = place == null ? Place.UNKNOWN : place;
        commodities = commodities == null ? List.of() : List.copyOf(commodities);
        commoditiesNotRecognised = commoditiesNotRecognised == null ? List.of() : List.copyOf(commoditiesNotRecognised);
        externalRecords = externalRecords == null ? List.of() : List.copyOf(externalRecords);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
