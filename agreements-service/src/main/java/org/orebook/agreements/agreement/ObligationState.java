package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** How it stands with an obligation. */
public enum ObligationState implements Coded {
    OPEN("open"),
    MET("met"),
    /** Open, and its day is over: by the clock, nobody says so. */
    OVERDUE("overdue"),
    WAIVED("waived");

    private final String code;

    ObligationState(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static ObligationState ofCode(String code) {
        for (ObligationState constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such obligationState: " + code);
    }
}
