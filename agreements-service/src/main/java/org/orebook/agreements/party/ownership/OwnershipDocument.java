package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.statement.SourceReference;

/**
 * What a caller states about who owns a party: words still as written.
 *
 * @param owner id or code of the owner; never changes
 * @param percent more than 0, at most 100; left out where it is not known
 * @param controls whether the source says that the owner controls, whatever the percentage
 * @param controlBasis on which grounds, such as a golden share; needed where it controls
 * @param from the first day; left out where it is not known
 * @param to the last day; left out where there is none
 * @param source who says so
 * @param reason why: kept in the history, not in the statement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnershipDocument")
public record OwnershipDocument(
        String owner,
        BigDecimal percent,
        Boolean controls,
        String controlBasis,
        @Schema(examples = "2025-11-06") String from,
        String to,
        SourceReference source,
        String note,
        String reason) {

    /** The document that would state what is stated at present: what a merge patch is applied to. */
    static OwnershipDocument of(OwnershipStatement statement) {
        OwnershipContent content = statement.content();
        Period period = content.period();
        return new OwnershipDocument(
                statement.owner().toString(),
                content.percent(),
                content.controls(),
                content.controlBasis(),
                period.from() == null ? null : period.from().toString(),
                period.to() == null ? null : period.to().toString(),
                content.source(),
                content.note(),
                null);
    }
}
