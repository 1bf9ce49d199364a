package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a line of an agreement is about. */
public enum LineKind implements Coded {
    /** A share of the equity of a deposit. */
    SHARE("share"),
    /** A tonnage of a commodity of a deposit: a stock. */
    TONNAGE("tonnage"),
    /** A quantity a year: times its years it is still no stock, and commits none. */
    RATE("rate"),
    /** A window in which nobody else is dealt with about a deposit. */
    EXCLUSIVITY("exclusivity"),
    /** A commodity of a whole country. */
    COUNTRY_WIDE("country-wide"),
    OTHER("other");

    private final String code;

    LineKind(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether a firm line of this kind takes something from a deposit that nobody else can have then. */
    boolean takes() {
        return this == SHARE || this == TONNAGE || this == EXCLUSIVITY;
    }
}
