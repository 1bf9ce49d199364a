package org.orebook.deposits.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What an agreement takes from a deposit. */
public enum CommitmentKind implements Coded {
    /** A percentage of its equity. */
    SHARE("share"),
    /** Tonnes of a commodity, on a named basis. */
    TONNAGE("tonnage"),
    /** That nobody else is negotiated with, for a window of days. */
    EXCLUSIVITY("exclusivity");

    private final String code;

    CommitmentKind(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static CommitmentKind ofCode(String code) {
        for (CommitmentKind constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
