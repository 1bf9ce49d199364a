package org.orebook.deposits.reserve;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a table of countries measures. */
public enum Measure implements Coded {
    /** What is left in the ground and worth mining. */
    RESERVES("reserves"),
    /** What was mined in a year. */
    PRODUCTION("production");

    private final String code;

    Measure(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static Measure ofCode(String code) {
        for (Measure constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
