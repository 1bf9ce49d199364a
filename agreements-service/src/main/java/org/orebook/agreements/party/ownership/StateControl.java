package org.orebook.agreements.party.ownership;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.json.Coded;

/**
 * Whether a state controls a party: along majorities, or because somebody says so.
 *
 * @param countries whose state does or, where the answer is unknown, may do, as far as that is known; ISO 3166-1 alpha-2
 */
public record StateControl(Answer answer, List<String> countries) {

    public StateControl {
        countries = List.copyOf(countries);
    }

    /** What can be said. */
    @Schema(name = "StateControlAnswer")
    public enum Answer implements Coded {
        YES("yes"),
        NO("no"),
        /** Some owner, or how much it holds, is not known, and it might be. */
        UNKNOWN("unknown");

        private final String code;

        Answer(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }
}
