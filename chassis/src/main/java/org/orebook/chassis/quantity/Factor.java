package org.orebook.chassis.quantity;

/**
 * The factor from one basis to another: a range where the source did not say enough to know it.
 *
 * @param low the lowest that it can be
 * @param high the highest that it can be; the same as low where it is known
 * @param words how it comes about, to be shown with what was made with it: {@code WO3 x 0.793 = W}; empty for one that
 *     changes nothing
 */
public record Factor(Ratio low, Ratio high, String words) {

    /** Changes nothing. */
    public static final Factor NONE = new Factor(Ratio.ONE, Ratio.ONE, "");

    static Factor exactly(Ratio ratio, String words) {
        return new Factor(ratio, ratio, words);
    }

    public boolean isExact() {
        return low.equals(high);
    }
}
