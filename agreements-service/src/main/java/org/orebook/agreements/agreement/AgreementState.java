package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** How far an agreement has come. */
public enum AgreementState implements Coded {
    /** Being written; its parties do not know of it yet. */
    DRAFT("draft"),
    /** Its parties speak about it. */
    NEGOTIATION("negotiation"),
    /** Waits for an approver who wrote none of it. */
    APPROVAL("approval"),
    /** Approved; waits for what it takes from deposits to be granted or refused. */
    COMMITTING("committing"),
    SIGNED("signed"),
    IN_FORCE("in-force"),
    /** In force, and not carried out for the time being. */
    SUSPENDED("suspended"),
    /** Its time is over. */
    EXPIRED("expired"),
    /** Somebody ended it. */
    TERMINATED("terminated"),
    /** Nothing came of it. */
    LAPSED("lapsed"),
    /** Taken back before it was signed. */
    WITHDRAWN("withdrawn");

    private final String code;

    AgreementState(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static AgreementState ofCode(String code) {
        for (AgreementState constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such agreementState: " + code);
    }
}
