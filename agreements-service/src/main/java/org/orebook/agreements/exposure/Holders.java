package org.orebook.agreements.exposure;

import org.orebook.chassis.json.Coded;

/** By whom exposure is told. */
enum Holders implements Coded {
    /** The party that a line names as its holder, or else each party of its agreement. */
    PARTY("party"),
    /** The country that this party is registered in. */
    COUNTRY("country"),
    /** The countries that its chains of owners end in, each by its known share. */
    ULTIMATE_COUNTRY("ultimateCountry");

    private final String code;

    Holders(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The constant of that code, or {@code null}. */
    static Holders ofCode(String code) {
        for (Holders constant : values()) {
            if (constant.code.equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
