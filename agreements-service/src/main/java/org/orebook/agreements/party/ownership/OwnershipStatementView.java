package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.party.PartyReference;
import org.orebook.chassis.statement.SourceReference;

/**
 * A statement about an owner as it is answered.
 *
 * @param id UUIDv7
 * @param version counts its changes; also the ETag
 * @param percent left out where it is not known
 * @param from the first day; left out where it is not known
 * @param to the last day; left out where there is none
 * @param note of those inside, and for them alone
 * @param withdrawnAt left out where it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnershipStatement")
record OwnershipStatementView(
        UUID id,
        int version,
        PartyReference owner,
        PartyReference owned,
        BigDecimal percent,
        boolean percentKnown,
        boolean controls,
        String controlBasis,
        LocalDate from,
        LocalDate to,
        SourceReference source,
        String note,
        boolean withdrawn,
        Instant withdrawnAt,
        Instant recordedAt,
        String recordedBy,
        Instant changedAt,
        String changedBy) {

    /**
     * A statement as a caller is shown it.
     *
     * @param inside whether the caller is no partner: notes and the names of officers stay inside
     */
    static OwnershipStatementView of(OwnershipStatements.Placed placed, boolean inside) {
        OwnershipStatement statement = placed.statement();
        OwnershipContent content = statement.content();
        return new OwnershipStatementView(
                statement.id(),
                statement.version(),
                placed.owner(),
                placed.owned(),
                content.percent(),
                content.percent() != null,
                content.controls(),
                content.controlBasis(),
                content.period().from(),
                content.period().to(),
                content.source(),
                inside ? content.note() : null,
                statement.withdrawnAt() != null,
                statement.withdrawnAt(),
                statement.recordedAt(),
                inside ? statement.recordedBy() : null,
                statement.changedAt(),
                inside ? statement.changedBy() : null);
    }
}
