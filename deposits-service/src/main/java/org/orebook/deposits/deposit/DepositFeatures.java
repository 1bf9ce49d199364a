package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * A page of deposits as a GeoJSON FeatureCollection (RFC 7946): points, with all else as properties.
 *
 * @param next path and query of the following page, a foreign member
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DepositFeatures(String type, List<Feature> features, String next) {

    /** One deposit. A geometry of {@code null} says that its position is not known. */
    record Feature(
            String type,
            UUID id,
            @JsonInclude(JsonInclude.Include.ALWAYS) Point geometry,
            DepositView properties) {}

    /** Longitude before latitude. */
    record Point(String type, List<Double> coordinates) {}

    static DepositFeatures of(List<DepositView> deposits, String next) {
        return new DepositFeatures(
                "FeatureCollection",
                deposits.stream().map(DepositFeatures::feature).toList(),
                next);
    }

    private static Feature feature(DepositView deposit) {
        Position position = deposit.position();
        Point point = position == null ? null : new Point("Point", List.of(position.longitude(), position.latitude()));
        return new Feature("Feature", deposit.id(), point, deposit);
    }
}
