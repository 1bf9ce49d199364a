package org.orebook.chassis.naming;

/**
 * One word in one spelling: what BGN/PCGN, ISO 9, the scientific, GOST, German, French and Kazakh Latin spellings write
 * differently is written one way.
 *
 * <p>Letters are pushed one at a time; whenever the end of what was pushed is a spelling that has a canonical form, it is
 * replaced and the replacement pushed in turn. So a finished skeleton holds no such spelling, and is its own skeleton.
 */
final class Skeleton {

    private final StringBuilder letters;

    private Skeleton(int capacity) {
        letters = new StringBuilder(capacity);
    }

    /** The skeleton of a word of lower-case letters without accents, Latin (or of a script that we do not know). */
    static String of(CharSequence word, Reading reading) {
        Skeleton skeleton = new Skeleton(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            i = skeleton.read(word, i, reading);
        }
        return skeleton.letters.toString();
    }

    /** Pushes the letter at {@code i}, and answers the place of the last letter that it used up. */
    private int read(CharSequence word, int i, Reading reading) {
        char letter = word.charAt(i);
        char next = i + 1 < word.length() ? word.charAt(i + 1) : 0;
        char previous = i > 0 ? word.charAt(i - 1) : 0;
        switch (letter) {
            case 'y' -> {
                // Saryoba rather than Molodyozhnoye
                return glide(previous, next, i, reading == Reading.OTHER);
            }
            case 'j' -> {
                if (isZh(previous, next, i, reading)) {
                    push('z');
                    push('h');
                } else {
                    return glide(previous, next, i, true);
                }
            }
            case 'x' -> {
                // Chinese, Uzbek and Mexican names start with it; within a word it is Alexandrovka for Aleksandrovka.
                if (i == 0) {
                    push('h');
                } else {
                    push('k');
                    push('s');
                }
            }
            case 'c' -> {
                if (reading == Reading.OTHER && isTs(next, i + 2 == word.length())) {
                    push('t');
                    push('s');
                } else {
                    push('c');
                }
            }
            case 'q' -> push('k');
            // Қаратау is Karatau and Qarataw; otherwise it is the German and Polish В.
            case 'w' -> push(previous == 'a' && !Letters.isVowel(next) ? 'u' : 'v');
            default -> push(letter);
        }
        return i;
    }

    private static boolean isZh(char previous, char next, int i, Reading reading) {
        boolean french = i == 1 && previous == 'd';
        if (i == 0 || french) {
            return french || reading == Reading.LIKELY;
        }
        boolean closesSyllable = Letters.isVowel(previous) && !Letters.isVowel(next);
        return reading == Reading.OTHER && !closesSyllable;
    }

    /** ISO 9 has Cvetnoe for Tsvetnoe; but a last -ce is French or English. */
    private static boolean isTs(char next, boolean nextIsLast) {
        return next == 'i' || next == 'y' || next == 'v' || (next == 'e' && !nextIsLast);
    }

    /** Й, Ы, or the start of Е (Yenisey), Ё (Molodyozhnoe), Ю and Я. */
    private int glide(char previous, char next, int i, boolean yo) {
        if (next == 'e') {
            return i;
        }
        if (yo && next == 'o' && previous != 0 && !Letters.isVowel(previous)) {
            push('e');
            return i + 1;
        }
        push('i');
        return i;
    }

    private void push(char letter) {
        if (letters.length() == 2 && letter != 'h' && startsWithEh() && !Letters.isVowel(letter)) {
            letters.setLength(1); // GOST writes Э as Eh
        }
        switch (letter) {
            case 'h' -> pushH();
            case 'z' -> letters.append(endsWith("t") ? 's' : 'z');
            case 'i' -> {
                if (!endsWith("i")) {
                    letters.append('i');
                }
            }
            default -> letters.append(letter);
        }
    }

    private void pushH() {
        if (endsWith("k")) {
            replace(1, 'h');
        } else if (endsWith("p")) {
            replace(1, 'f');
        } else if (endsWith("tsc")) {
            replace(3, 'c', 'h');
        } else if (endsWith("shc")) {
            replace(3, 's', 'h');
        } else if (endsWith("sc")) {
            replace(2, 's', 'h');
        } else if (endsWith("dz")) {
            replace(2, 'z', 'h');
        } else if (letters.length() == 2 && endsWith("tc")) {
            replace(2, 'c', 'h'); // only at the start: within a word it is the English Mitchell
        } else if (!endsWith("g")) {
            letters.append('h');
        }
    }

    private void replace(int tail, char... by) {
        letters.setLength(letters.length() - tail);
        for (char letter : by) {
            push(letter);
        }
    }

    private boolean startsWithEh() {
        return letters.charAt(0) == 'e' && letters.charAt(1) == 'h';
    }

    private boolean endsWith(String tail) {
        int start = letters.length() - tail.length();
        if (start < 0) {
            return false;
        }
        for (int i = 0; i < tail.length(); i++) {
            if (letters.charAt(start + i) != tail.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
