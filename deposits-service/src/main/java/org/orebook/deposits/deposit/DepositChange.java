package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.orebook.chassis.history.Difference;

/**
 * One step in the history of a deposit.
 *
 * @param version the version that the step led to
 * @param action what was done
 * @param at when
 * @param by the name of who did it
 * @param reason why
 * @param changes what differs, by member; empty for a registration
 * @param importId the import that the step was part of
 * @param requestId the request that it came with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DepositChange(
        int version,
        Action action,
        Instant at,
        String by,
        String reason,
        Map<String, Difference> changes,
        UUID importId,
        String requestId) {

    public DepositChange {
        changes = changes == null ? Map.of() : Map.copyOf(changes);
    }

    /** What can be done to a deposit. */
    public enum Action {
        @JsonProperty("registered")
        REGISTERED("registered"),
        @JsonProperty("changed")
        CHANGED("changed"),
        @JsonProperty("published")
        PUBLISHED("published"),
        /** It was found to be the same as another one, which goes on in its place. */
        @JsonProperty("merged-into")
        MERGED_INTO("merged-into"),
        /** Another one was found to be the same, and its names and records came here. */
        @JsonProperty("absorbed")
        ABSORBED("absorbed");

        private final String code;

        Action(String code) {
            this.code = code;
        }

        /** The word used in JSON and in the database. */
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
