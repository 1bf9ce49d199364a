package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** Whether an instrument or a clause of it binds. */
public enum Binding implements Coded {
    BINDING("binding"),
    NON_BINDING("non-binding"),
    NOT_STATED("not-stated");

    private final String code;

    Binding(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code. */
    static Binding ofCode(String code) {
        for (Binding constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no such binding: " + code);
    }
}
