package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** How far an estimate is trusted. */
public enum EstimateState implements Coded {
    /** Recorded as somebody said it. */
    REPORTED("reported"),
    /** A reviewer who is not its author stands for it. */
    CONFIRMED("confirmed"),
    /** A reviewer doubts it; it stays in sight with the reason. */
    DISPUTED("disputed"),
    /** A reviewer found it untenable. */
    REJECTED("rejected"),
    /** Somebody said which other estimate stands in its place. */
    SUPERSEDED("superseded"),
    /** Who recorded it took it back. */
    WITHDRAWN("withdrawn");

    private final String code;

    EstimateState(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static EstimateState ofCode(String code) {
        for (EstimateState constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }

    /** Whether it still says something; the others are kept for the record. */
    public boolean isStanding() {
        return this == REPORTED || this == CONFIRMED || this == DISPUTED;
    }
}
