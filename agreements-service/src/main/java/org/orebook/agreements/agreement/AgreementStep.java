package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.orebook.chassis.history.Difference;

/**
 * One step in the history of an agreement.
 *
 * @param version the version that the step led to
 * @param by the name of who did it
 * @param reason why
 * @param changes what differs, by member
 * @param requestId the request that it came with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AgreementStep(
        int version,
        Happened happened,
        Instant at,
        String by,
        String reason,
        Map<String, Difference> changes,
        String requestId) {

    public AgreementStep {
        changes = changes == null ? Map.of() : Map.copyOf(changes);
    }

    /** Whether it changed what the agreement is found by: who is a party to it, and which deposits it names. */
    boolean isFoundOtherwise() {
        return changes.containsKey("parties") || changes.containsKey("lines");
    }
}
