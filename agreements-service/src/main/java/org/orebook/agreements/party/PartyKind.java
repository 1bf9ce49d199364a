package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a party is. */
public enum PartyKind implements Coded {
    STATE("state"),
    AGENCY("agency"),
    COMPANY("company"),
    STATE_OWNED_COMPANY("state-owned-company"),
    FUND("fund"),
    /** A natural person: kept with name and country, and nothing else. */
    PERSON("person");

    private final String code;

    PartyKind(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    public static PartyKind ofCode(String code) {
        for (PartyKind constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }

    /** Whether it is a state, or acts for one. */
    public boolean isOfAState() {
        return this == STATE || this == AGENCY || this == STATE_OWNED_COMPANY;
    }

    /** Whether nothing is missing where nobody has stated an owner of it. */
    public boolean needsNoOwner() {
        return this == STATE || this == AGENCY || this == PERSON;
    }

    /** Whether it is such that somebody can own it. */
    public boolean canBeOwned() {
        return this != STATE && this != PERSON;
    }
}
