package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What happened to an agreement: the steps of its history, and what its messages are named for. */
public enum Happened implements Coded {
    DRAFTED("drafted"),
    CHANGED("changed"),
    NEGOTIATION_STARTED("negotiation-started"),
    SUBMITTED("submitted"),
    RETURNED("returned"),
    COMMITMENT_REQUESTED("commitment-requested"),
    COMMITMENT_REFUSED("commitment-refused"),
    SIGNED("signed"),
    RATIFIED("ratified"),
    ENTERED_INTO_FORCE("entered-into-force"),
    SUSPENDED("suspended"),
    RESUMED("resumed"),
    EXPIRED("expired"),
    TERMINATED("terminated"),
    LAPSED("lapsed"),
    WITHDRAWN("withdrawn"),
    AMENDMENT_PROPOSED("amendment-proposed"),
    AMENDMENT_COMMITMENT_REQUESTED("amendment-commitment-requested"),
    AMENDMENT_REFUSED("amendment-refused"),
    AMENDMENT_WITHDRAWN("amendment-withdrawn"),
    AMENDED("amended"),
    OBLIGATION_ADDED("obligation-added"),
    OBLIGATION_CHANGED("obligation-changed"),
    /** Of an agreement of others, signed elsewhere, that a source tells of. */
    RECORDED("recorded");

    private final String code;

    Happened(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static Happened ofCode(String code) {
        for (Happened constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such happened: " + code);
    }
}
