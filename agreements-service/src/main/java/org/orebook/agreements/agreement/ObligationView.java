package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.agreements.party.PartyReference;

/** An obligation as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Obligation")
public record ObligationView(
        UUID id,
        String text,
        PartyReference party,
        LocalDate dueOn,
        ObligationState state,
        String evidence,
        Instant addedAt,
        String addedBy,
        Instant changedAt,
        String changedBy) {

    /**
     * @param inside whether the caller is told which officers wrote it
     */
    static ObligationView of(Obligation obligation, PartyReference party, LocalDate today, boolean inside) {
        ObligationContent content = obligation.content();
        return new ObligationView(
                obligation.id(),
                content.text(),
                party,
                content.dueOn(),
                obligation.stateOn(today),
                content.evidence(),
                obligation.addedAt(),
                inside ? obligation.addedBy() : null,
                obligation.changedAt(),
                inside ? obligation.changedBy() : null);
    }
}
