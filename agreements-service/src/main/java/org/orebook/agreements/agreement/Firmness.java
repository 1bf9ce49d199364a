package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** Whether a line holds or may be called upon: an option commits nothing. */
public enum Firmness implements Coded {
    FIRM("firm"),
    OPTION("option");

    private final String code;

    Firmness(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
