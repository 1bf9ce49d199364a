package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may know that a deposit exists: few, everybody inside, or partners too. */
public enum Visibility {
    @JsonProperty("confidential")
    CONFIDENTIAL("confidential"),
    @JsonProperty("internal")
    INTERNAL("internal"),
    @JsonProperty("published")
    PUBLISHED("published");

    private final String code;

    Visibility(String code) {
        this.code = code;
    }

    /** The word used in JSON, in the database and in queries. */
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static Visibility ofCode(String code) {
        for (Visibility constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
