package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.commitment.RefusedLine;

/**
 * An amendment as it is answered.
 *
 * @param number of those of its agreement, from 1
 * @param effectiveOn the day from which it holds
 * @param changes the terms that differ: a JSON merge patch of the agreement
 * @param refused why what it would take from deposits was not granted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Amendment")
public record AmendmentView(
        int number,
        String title,
        AmendmentState state,
        LocalDate effectiveOn,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String changes,
        String signedOn,
        List<Signatory> signatories,
        List<RefusedLine> refused,
        String reason,
        Instant proposedAt,
        String proposedBy,
        Instant decidedAt,
        String decidedBy) {

    private static final TypeReference<List<RefusedLine>> REFUSED = new TypeReference<>() {};

    /**
     * @param inside whether the caller is told what people inside noted
     */
    static AmendmentView of(Amendment amendment, boolean inside) {
        Signing signing = amendment.signing();
        return new AmendmentView(
                amendment.number(),
                amendment.title(),
                amendment.state(),
                amendment.effectiveOn(),
                inside ? amendment.patch() : AmendmentTerms.shown(amendment.patch()),
                signing == null ? null : signing.on(),
                signing == null ? List.of() : signing.by(),
                inside && amendment.refused() != null ? AgreementJson.read(amendment.refused(), REFUSED) : List.of(),
                inside ? amendment.reason() : null,
                amendment.proposedAt(),
                inside ? amendment.proposedBy() : null,
                amendment.decidedAt(),
                inside ? amendment.decidedBy() : null);
    }
}
