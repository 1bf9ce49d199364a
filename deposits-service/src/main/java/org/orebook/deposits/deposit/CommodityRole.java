package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a commodity is what a deposit would be worked for. */
public enum CommodityRole {
    @JsonProperty("main")
    MAIN("main"),
    @JsonProperty("by-product")
    BY_PRODUCT("by-product");

    private final String code;

    CommodityRole(String code) {
        this.code = code;
    }

    /** The word used in JSON, in the database and in queries. */
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static CommodityRole ofCode(String code) {
        for (CommodityRole constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
