package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a party is to an agreement. */
public enum PartyRole implements Coded {
    INVESTOR("investor"),
    SELLER("seller"),
    BUYER("buyer"),
    STATE("state"),
    LICENSEE("licensee"),
    OPERATOR("operator"),
    LENDER("lender"),
    BORROWER("borrower"),
    GUARANTOR("guarantor"),
    OTHER("other");

    private final String code;

    PartyRole(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static PartyRole ofCode(String code) {
        for (PartyRole constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such partyRole: " + code);
    }
}
