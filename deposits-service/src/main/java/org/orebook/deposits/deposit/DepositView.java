package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.statement.SourceReference;

/**
 * A deposit as it is answered.
 *
 * @param id UUIDv7
 * @param number readable number
 * @param version counts its changes; also the ETag
 * @param name the name to show
 * @param distanceKilometres from the point that was searched near; only in such a search
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Deposit")
public record DepositView(
        UUID id,
        String number,
        int version,
        DepositKind kind,
        UUID parent,
        String name,
        List<Name> names,
        String country,
        String countryAsReported,
        String region,
        String regionAsReported,
        Position position,

        @Schema(description = "GeoJSON Polygon or MultiPolygon", implementation = Object.class)
        JsonNode outline,

        List<CommodityUse> commodities,
        List<String> commoditiesNotRecognised,
        String depositType,
        String depositTypeAsReported,
        String stage,
        List<ExternalRecord> externalRecords,
        List<SourceReference> sources,
        Visibility visibility,
        Instant embargoUntil,
        Instant registeredAt,
        String registeredBy,
        Instant changedAt,
        String changedBy,
        Double distanceKilometres) {

    static DepositView of(Deposit deposit) {
        return of(deposit, null, true, true);
    }

    /**
     * A deposit as a caller is shown it.
     *
     * @param parentShown whether the caller may know that its parent exists
     * @param officersShown whether the caller is told who registered and changed it
     */
    static DepositView of(Deposit deposit, Double distanceKilometres, boolean parentShown, boolean officersShown) {
        DepositContent content = deposit.content();
        return new DepositView(
                deposit.id(),
                deposit.number(),
                deposit.version(),
                content.kind(),
                parentShown ? content.parent() : null,
                deposit.displayName(),
                content.names(),
                content.place().country(),
                content.place().countryAsReported(),
                content.place().region(),
                content.place().regionAsReported(),
                content.position(),
                content.outline(),
                content.commodities(),
                content.commoditiesNotRecognised(),
                content.depositType(),
                content.depositTypeAsReported(),
                content.stage(),
                content.externalRecords(),
                content.sources(),
                content.visibility(),
                deposit.embargoUntil(),
                deposit.registeredAt(),
                officersShown ? deposit.registeredBy() : null,
                deposit.changedAt(),
                officersShown ? deposit.changedBy() : null,
                distanceKilometres);
    }
}
