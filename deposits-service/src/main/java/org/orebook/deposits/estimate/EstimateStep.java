package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.orebook.chassis.history.Difference;
import org.orebook.chassis.json.Coded;

/**
 * One step in the history of an estimate.
 *
 * @param version the version that the step led to
 * @param by the name of who did it
 * @param reason why
 * @param changes what differs, by member
 * @param importId the import that the step was part of
 * @param requestId the request that it came with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EstimateStep(
        int version,
        Action action,
        Instant at,
        String by,
        String reason,
        Map<String, Difference> changes,
        UUID importId,
        String requestId) {

    public EstimateStep {
        changes = changes == null ? Map.of() : Map.copyOf(changes);
    }

    /** What can be done to an estimate. */
    public enum Action implements Coded {
        RECORDED("recorded"),
        CORRECTED("corrected"),
        FINDING_ACCEPTED("finding-accepted"),
        CONFIRMED("confirmed"),
        DISPUTED("disputed"),
        REJECTED("rejected"),
        SUPERSEDED("superseded"),
        WITHDRAWN("withdrawn"),
        /** Its deposit was found to be another one, and it went there with it. */
        MOVED("moved");

        private final String code;

        Action(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }

        static Action ofCode(String code) {
            for (Action action : values()) {
                if (action.code.equals(code)) {
                    return action;
                }
            }
            throw new IllegalArgumentException("no such action: " + code);
        }
    }
}
