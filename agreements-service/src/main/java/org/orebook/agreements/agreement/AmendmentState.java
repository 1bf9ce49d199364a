package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** How far an amendment has come. */
public enum AmendmentState implements Coded {
    /** Waits for an approver who wrote none of it. */
    PROPOSED("proposed"),
    /** Approved; waits for what it takes from deposits. */
    COMMITTING("committing"),
    SIGNED("signed"),
    /** What it would take from deposits was not granted. */
    REFUSED("refused"),
    WITHDRAWN("withdrawn");

    private final String code;

    AmendmentState(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static AmendmentState ofCode(String code) {
        for (AmendmentState constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such amendmentState: " + code);
    }
}
