package org.orebook.deposits.reserve;

import com.fasterxml.jackson.annotation.JsonValue;
import org.orebook.chassis.json.Coded;

/** What a row of a table is of. */
public enum RowKind implements Coded {
    COUNTRY("country"),
    /** The countries that are not named. */
    OTHER("other"),
    WORLD_TOTAL("world-total");

    private final String code;

    RowKind(String code) {
        this.code = code;
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** The constant of that code; {@code world_total} is understood too. */
    static RowKind ofCode(String code) {
        for (RowKind constant : values()) {
            if (constant.code.equals(code.replace('_', '-'))) {
                return constant;
            }
        }
        return null;
    }
}
