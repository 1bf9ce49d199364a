package org.orebook.chassis.vocabulary;

import java.text.Normalizer;

/** How terms of a vocabulary are compared: by their letters and digits alone, whatever their case and accents. */
final class Term {

    private Term() {}

    /**
     * The letters and digits of a text, lower case and without accents: {@code Côte d'Ivoire} is {@code cotedivoire}.
     * Empty if there are none.
     */
    static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                return unicodeKey(text);
            }
            if (letter >= 'A' && letter <= 'Z') {
                key.append((char) (letter + ('a' - 'A')));
            } else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                key.append(letter);
            }
        }
        return key.toString();
    }

    private static String unicodeKey(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
