package org.orebook.agreements.party;

import java.util.regex.Pattern;

/** Legal entity identifiers (ISO 17442). */
final class Lei {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");
    private static final int MODULUS = 97;

    private Lei() {}

    /** Whether a text has twenty capital letters and digits, the last two of which check the rest (ISO 7064 MOD 97-10). */
    static boolean isValid(String text) {
        return FORM.matcher(text).matches() && remainder(text) == 1;
    }

    /** Of the number that the text is when every letter stands for two digits, A for 10 up to Z for 35. */
    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return remainder;
    }
}
