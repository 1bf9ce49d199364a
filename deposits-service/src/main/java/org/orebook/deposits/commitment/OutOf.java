package org.orebook.deposits.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a tonnage is granted out of, the surer first. */
public enum OutOf implements Coded {
    /** Confirmed Proved and Probable. */
    RESERVES("reserves"),
    /** Confirmed Measured and Indicated besides, which is flagged wherever the commitment is shown. */
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

    /** The constant of that code, or {@code null}. */
    public static OutOf ofCode(String code) {
        for (OutOf constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
