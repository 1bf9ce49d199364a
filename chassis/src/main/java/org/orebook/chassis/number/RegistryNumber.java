package org.orebook.chassis.number;

import java.util.regex.Pattern;

/**
 * Makes readable numbers such as {@code KZ-004711} of a sequence. Each is used once, and neither their order nor the
 * gaps between them say anything: a partner who holds two numbers cannot tell how many deposits lie between, which
 * would give away that confidential ones exist.
 */
public final class RegistryNumber {

    private static final int HALF = 1000;
    private static final int SHORT_RANGE = HALF * HALF;
    private static final int LONG_HALF = 31_623;
    private static final int LONG_RANGE = 1_000_000_000;
    private static final int ROUNDS = 6;
    private static final String NO_COUNTRY = "XX";

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-\\d{6}(\\d{3})?");

    private final long key;

    /** @param key any number, the same for the life of the registry */
    public RegistryNumber(long key) {
        this.key = key;
    }

    /** Whether a text has the form of a number. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The number of the n-th deposit: six digits for the first million, nine for the following thousand million.
     *
     * @param country ISO code of the country at registration, or {@code null}
     * @param n from 0
     */
    public String of(String country, long n) {
        if (n < 0 || n >= (long) SHORT_RANGE + LONG_RANGE) {
            throw new IllegalArgumentException("out of registry numbers: " + n);
        }
        String prefix = country == null ? NO_COUNTRY : country;
        return n < SHORT_RANGE
                ? prefix + '-' + digits(permute(n, HALF, SHORT_RANGE), 6)
                : prefix + '-' + digits(permute(n - SHORT_RANGE, LONG_HALF, LONG_RANGE), 9);
    }

    /** A Feistel network over half x half; values beyond the range walk on until they are within. */
    private long permute(long n, int half, int range) {
        long value = n;
        do {
            long left = value / half;
            long right = value % half;
            for (int round = 0; round < ROUNDS; round++) {
                long mixed = Math.floorMod(left + mix(right, round), (long) half);
                left = right;
                right = mixed;
            }
            value = left * half + right;
        } while (value >= range);
        return value;
    }

    /** The finalizer of SplitMix64 over key, round and half. */
    private long mix(long half, int round) {
        long z = key + half * 0x9E3779B97F4A7C15L + round * 0xD1B54A32D192ED03L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static String digits(long value, int width) {
        String text = Long.toString(value);
        return "0".repeat(width - text.length()) + text;
    }
}
