package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.orebook.chassis.history.Difference;

/**
 * One step in the history of a party or of a statement about one.
 *
 * @param version the version that the step led to
 * @param action what was done, in one word
 * @param by the name of who did it
 * @param reason why
 * @param changes what differs, by member
 * @param requestId the request that it came with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PartyStep(
        int version,
        String action,
        Instant at,
        String by,
        String reason,
        Map<String, Difference> changes,
        String requestId) {

    public static final String RECORDED = "recorded";
    public static final String CHANGED = "changed";
    public static final String WITHDRAWN = "withdrawn";

    public PartyStep {
        changes = changes == null ? Map.of() : Map.copyOf(changes);
    }
}
