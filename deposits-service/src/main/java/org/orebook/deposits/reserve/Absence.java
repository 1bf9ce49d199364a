package org.orebook.deposits.reserve;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** Why a country has no figure. None of these is zero. */
public enum Absence implements Coded {
    /** {@code NA}: the source knows none. */
    NOT_AVAILABLE("not-available", "not available (NA): it may be anything"),
    /** {@code W}: the source knows it and keeps it, so as not to give away a company. */
    WITHHELD("withheld", "withheld (W) by the source: there is one, and it may be anything"),
    /** {@code ( )}: counted in the world total alone. */
    IN_TOTAL("in-total", "counted in the world total only");

    private final String code;
    private final String words;

    Absence(String code, String words) {
        this.code = code;
        this.words = words;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** As it is said of a figure. */
    public String words() {
        return words;
    }

    static Absence ofCode(String code) {
        for (Absence constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
