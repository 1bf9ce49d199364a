package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller states about an obligation.
 *
 * @param text what is to be done
 * @param party who has to do it: a party to the agreement
 * @param dueOn the last day, in ISO 8601
 * @param state open where not stated; met or waived; what is overdue the clock says
 * @param evidence how it is known to be met, or why it was waived
 * @param reason why: kept in the history of the agreement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ObligationDocument")
public record ObligationDocument(
        String text, UUID party, String dueOn, ObligationState state, String evidence, String reason) {

    /** The document that would state what is stated at present: what a merge patch is applied to. */
    static ObligationDocument of(ObligationContent content) {
        LocalDate dueOn = content.dueOn();
        return new ObligationDocument(
                content.text(),
                content.party(),
                dueOn == null ? null : dueOn.toString(),
                content.state(),
                content.evidence(),
                null);
    }
}
