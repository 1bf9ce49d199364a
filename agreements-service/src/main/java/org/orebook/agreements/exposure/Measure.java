package org.orebook.agreements.exposure;

import org.orebook.chassis.json.Coded;

/** A tonnage that is known of a deposit. None is ever added to another. */
enum Measure implements Coded {
    /** Proved and Probable, confirmed. */
    RESERVES("reserves"),
    /** Measured and Indicated, confirmed. */
    MEASURED_AND_INDICATED("measuredAndIndicated"),
    /** The least that anybody claims. */
    CLAIMED_LEAST("claimedLeast"),
    /** The most that anybody claims. */
    CLAIMED_MOST("claimedMost");

    private final String code;

    Measure(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
