package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What an estimate is of. */
public enum EstimateKind implements Coded {
    /** What is in the ground with reasonable prospects of being mined. */
    RESOURCE("resource"),
    /** The part of a resource that is worth mining, with all that it takes. */
    RESERVE("reserve"),
    /** Everything that is or was there, mined or not. */
    ENDOWMENT("endowment"),
    /** What was mined. */
    PRODUCTION("production"),
    /** A figure without a class: the press, a speech, a slide. */
    CLAIM("claim");

    private final String code;

    EstimateKind(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static EstimateKind ofCode(String code) {
        for (EstimateKind constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
