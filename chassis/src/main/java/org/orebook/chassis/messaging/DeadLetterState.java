package org.orebook.chassis.messaging;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What became of a message that could not be taken in. */
public enum DeadLetterState implements Coded {
    /** It waits for an administrator. */
    PARKED("parked"),
    /** It was handed over again and taken in. */
    REPLAYED("replayed"),
    /** An administrator decided that it is not taken in. */
    DISCARDED("discarded");

    private final String code;

    DeadLetterState(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static DeadLetterState ofCode(String code) {
        for (DeadLetterState constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
