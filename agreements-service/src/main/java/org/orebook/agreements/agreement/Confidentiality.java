package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** Who inside may know of an agreement: its parties do anyway. */
public enum Confidentiality implements Coded {
    /** Negotiators, approvers and auditors. */
    CONFIDENTIAL("confidential"),
    /** Everybody inside. */
    INTERNAL("internal");

    private final String code;

    Confidentiality(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static Confidentiality ofCode(String code) {
        for (Confidentiality constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such confidentiality: " + code);
    }
}
