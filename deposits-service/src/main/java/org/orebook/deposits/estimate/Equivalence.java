package org.orebook.deposits.estimate;

/** Knows units in which several commodities are given as one. */
final class Equivalence {

    private static final String WORD = "equivalen";
    private static final String SUFFIX = "eq";

    private Equivalence() {}

    static boolean isIn(String unit) {
        for (int i = 0; i < unit.length() - 1; i++) {
            if (unit.regionMatches(true, i, WORD, 0, WORD.length())) {
                return !endsWithCarbonate(unit, i);
            }
            if (isSuffix(unit, i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code SnEq} and {@code NiEq %}, at the end of a word and never by itself. */
    private static boolean isSuffix(String unit, int i) {
        int end = i + SUFFIX.length();
        return i > 0
                && Character.isLetter(unit.charAt(i - 1))
                && unit.regionMatches(true, i, SUFFIX, 0, SUFFIX.length())
                && (end == unit.length() || !Character.isLetter(unit.charAt(end)));
    }

    private static boolean endsWithCarbonate(String unit, int end) {
        String carbonate = "carbonate";
        int last = end;
        while (last > 0 && !Character.isLetter(unit.charAt(last - 1))) {
            last--;
        }
        return unit.regionMatches(true, last - carbonate.length(), carbonate, 0, carbonate.length());
    }
}
