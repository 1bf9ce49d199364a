package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a tonnage may be granted out of at the least. */
public enum OutOf implements Coded {
    /** Confirmed Proved and Probable. */
    RESERVES("reserves"),
    /** Confirmed Measured and Indicated, which is flagged. */
    MEASURED_AND_INDICATED("measured-and-indicated");

    private final String code;

    OutOf(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }
}
