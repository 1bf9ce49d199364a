package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Level of a deposit in its tree, from the widest to the narrowest. */
public enum DepositKind {
    @JsonProperty("district")
    DISTRICT("district"),
    @JsonProperty("deposit")
    DEPOSIT("deposit"),
    @JsonProperty("zone")
    ZONE("zone");

    private final String code;

    DepositKind(String code) {
        this.code = code;
    }

    /** The word used in JSON, in the database and in queries. */
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static DepositKind ofCode(String code) {
        for (DepositKind constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
