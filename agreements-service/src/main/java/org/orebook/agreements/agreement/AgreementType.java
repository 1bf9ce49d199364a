package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What kind of instrument an agreement is. */
public enum AgreementType implements Coded {
    MOU("mou"),
    LETTER_OF_INTENT("letter-of-intent"),
    LETTER_OF_INTEREST("letter-of-interest"),
    TERM_SHEET("term-sheet"),
    JOINT_VENTURE("joint-venture"),
    SHARE_PURCHASE("share-purchase"),
    SHAREHOLDERS_AGREEMENT("shareholders-agreement"),
    OFFTAKE("offtake"),
    EXPLORATION_LICENCE("exploration-licence"),
    SUBSOIL_USE_CONTRACT("subsoil-use-contract"),
    PRODUCTION_SHARING("production-sharing"),
    FINANCING("financing"),
    OTHER("other");

    private final String code;

    AgreementType(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    public static AgreementType ofCode(String code) {
        for (AgreementType constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such agreementType: " + code);
    }
}
