package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        return of(deposit, null);
    }

    static DepositView of(Deposit deposit, Double distanceKilometres) {
        DepositContent content = deposit.content();
        return new DepositView(
                deposit.id(),
                deposit.number(),
                deposit.version(),
                content.kind(),
                content.parent(),
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
                deposit.registeredBy(),
                deposit.changedAt(),
                deposit.changedBy(),
                distanceKilometres);
    }

    /** The same without its parent, for a caller who may not know that the parent exists. */
    DepositView withoutParent() {
        return new DepositView(
                id,
                number,
                version,
                kind,
                null,
                name,
                names,
                country,
                countryAsReported,
                region,
                regionAsReported,
                position,
                outline,
                commodities,
                commoditiesNotRecognised,
                depositType,
                depositTypeAsReported,
                stage,
                externalRecords,
                sources,
                visibility,
                embargoUntil,
                registeredAt,
                registeredBy,
                changedAt,
                changedBy,
                distanceKilometres);
    }

    /** The same without the names of officers, for a caller from outside. */
    DepositView withoutOfficers() {
        return new DepositView(
                id,
                number,
                version,
                kind,
                parent,
                name,
                names,
                country,
                countryAsReported,
                region,
                regionAsReported,
                position,
                outline,
                commodities,
                commoditiesNotRecognised,
                depositType,
                depositTypeAsReported,
                stage,
                externalRecords,
                sources,
                visibility,
                embargoUntil,
                registeredAt,
                null,
                changedAt,
                null,
                distanceKilometres);
    }
}
