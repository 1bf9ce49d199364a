package org.orebook.chassis.naming;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys under which the spellings of one name are equal: Latin or Cyrillic, with or without accents, in any of the usual
 * transliterations of Russian and Kazakh. Keys are for comparing, never for showing.
 *
 * <p>All functions take any text, never fail, and give the same keys for upper and lower case. Keys are stored, so a change
 * to any of them needs the stored ones to be computed anew.
 */
public final class NameKey {

    private static final int LONGEST_ROMAN_NUMERAL = 6;
    private static final int SHORTEST_STEM_TO_SEARCH = 5;

    private NameKey() {}

    /**
     * The words of a name in their canonical spelling, separated by single spaces: {@code Верхне-Кайрактинское} is
     * {@code upper kairaktinskoe}. North, upper, big, new and their like are English, whatever they were; Roman numerals
     * up to 39 are numbers. Folding twice changes nothing. Empty if the text has neither letter nor digit; at most 20
     * times as long as the text.
     */
    public static String fold(String text) {
        return String.join(" ", words(text, Reading.LIKELY));
    }

    /**
     * A name in one word, without Russian adjectival endings and doubled letters: {@code Verkhnee Qairaqty} and
     * {@code Верхне-Кайрактинское} are both {@code upperkairakt}. It is the same for a text and for its fold.
     */
    public static String compact(String text) {
        return compact(words(text, Reading.LIKELY));
    }

    /**
     * What two names must share for their deposits to be suspected to be one: the compact form of what is distinctive in
     * the name, then its numbers and single letters in their order, then its qualifiers sorted, so that {@code Katpar North} and
     * {@code Северный Катпар} share it. What stands in brackets is left out. Empty if nothing is distinctive, as in
     * {@code Unnamed Prospects}, {@code Chrome Occurrence} or {@code Prospect 1}: such a name says nothing about sameness.
     */
    public static String duplicateKey(String name) {
        List<String> words = words(withoutBrackets(name), Reading.LIKELY);
        List<String> names = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        Set<String> qualifiers = new TreeSet<>();
        boolean distinctive = false;
        for (String word : words) {
            if (Words.isUnnamed(word)) {
                return "";
            }
            if (Words.isQualifier(word)) {
                qualifiers.add(word);
            } else if (isNumber(word) || word.length() == 1) {
                numbers.add(word); // Druzhba A, Druzhba B
            } else if (!Words.isGeneric(word)) {
                names.add(word);
                distinctive |= !Words.isCommodity(word);
            }
        }
        if (!distinctive) {
            return "";
        }
        StringBuilder key = new StringBuilder(compact(names));
        numbers.forEach(number -> key.append(' ').append(number));
        qualifiers.forEach(qualifier -> key.append(' ').append(qualifier));
        return key.toString();
    }

    /**
     * What a search looks into, for all names of a deposit together: of every name the fold and the compact form, and,
     * where they differ, its words untranslated and its words and compact form in the less likely reading of its letters.
     * Begins and ends with a space, and so does every word in it; a single space if no name has a letter or digit.
     */
    public static String searchText(Collection<String> names) {
        Set<String> keys = new LinkedHashSet<>();
        for (String name : names) {
            List<String> words = words(name, Reading.LIKELY);
            keys.add(String.join(" ", words));
            keys.add(compact(words));
            keys.add(String.join(" ", plainWords(name, Reading.LIKELY)));
            if (isAmbiguous(name)) {
                List<String> others = words(name, Reading.OTHER);
                keys.add(String.join(" ", others));
                keys.add(compact(others));
            }
        }
        keys.remove("");
        return keys.isEmpty() ? " " : " " + String.join(" ", keys) + " ";
    }

    /** A query, ready to be compared with {@link #searchText}. */
    public static SearchWords query(String query) {
        List<String> words = words(query, Reading.LIKELY);
        if (words.isEmpty()) {
            return new SearchWords(List.of());
        }
        List<SearchWords.Reading> readings = new ArrayList<>(2);
        readings.add(reading(words));
        if (isAmbiguous(query)) {
            List<String> others = words(query, Reading.OTHER);
            if (!others.equals(words)) {
                readings.add(reading(others));
            }
        }
        return new SearchWords(readings);
    }

    private static SearchWords.Reading reading(List<String> words) {
        List<String> stems =
                words.stream().map(NameKey::searchedStem).distinct().toList();
        return new SearchWords.Reading(stems, compact(words));
    }

    /** Without its ending a word finds the other forms; a short rest would find anything. */
    private static String searchedStem(String word) {
        if (Words.isQualifier(word)) {
            return word;
        }
        String stem = Stem.of(word);
        return stem.length() >= SHORTEST_STEM_TO_SEARCH ? stem : word;
    }

    private static String compact(List<String> words) {
        StringBuilder compact = new StringBuilder();
        for (String word : words) {
            String stem = Words.isQualifier(word) ? word : Stem.of(word);
            for (int i = 0; i < stem.length(); i++) {
                char letter = stem.charAt(i);
                boolean doubled = !compact.isEmpty() && compact.charAt(compact.length() - 1) == letter;
                if (!doubled || Character.isDigit(letter)) {
                    compact.append(letter);
                }
            }
        }
        return compact.toString();
    }

    /** The words with their qualifiers in English, also those that are written together with a name. */
    private static List<String> words(String text, Reading reading) {
        List<String> words = new ArrayList<>();
        for (String word : plainWords(text, reading)) {
            translate(word, words);
        }
        return words;
    }

    private static void translate(String word, List<String> words) {
        String translation = Words.translation(word);
        if (translation != null) {
            words.add(translation);
            return;
        }
        int prefix = Words.prefixLength(word);
        if (prefix == 0) {
            words.add(word);
            return;
        }
        words.add(Words.prefix(word, prefix));
        translate(finished(Skeleton.of(word.substring(prefix), Reading.LIKELY)), words);
    }

    /** The words in their canonical spelling, untranslated. */
    static List<String> plainWords(String text, Reading reading) {
        return new Tokens(text, reading).words();
    }

    /** A skeleton that happens to be a Roman numeral would be read as one the next time: so it is already now. */
    private static String finished(String skeleton) {
        String number = romanNumeral(skeleton);
        return number == null ? skeleton : number;
    }

    /** Whether some letter of the text can be read in two ways; says yes too often rather than too seldom. */
    private static boolean isAmbiguous(String name) {
        // An accent may stand behind its letter or be one with it: that makes no other name.
        String text = Normalizer.normalize(name, Normalizer.Form.NFC);
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case 'c', 'C', 'j', 'J', 'y', 'Y', '\u030C', '\u0327', '\u0326', '\u0301', '\u0302' -> {
                    return true;
                }
                default -> {
                    if (text.charAt(i) > 0x7F && text.charAt(i) < 0x300) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static String withoutBrackets(String name) {
        int open = name.indexOf('(');
        if (open <= 0) {
            return name;
        }
        StringBuilder outside = new StringBuilder(name.length());
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            depth += letter == '(' ? 1 : 0;
            if (depth == 0) {
                outside.append(letter);
            }
            depth -= letter == ')' && depth > 0 ? 1 : 0;
        }
        return outside.toString();
    }

    /** The number from 1 to 39 that a word of i, v and x is, or null. */
    private static String romanNumeral(CharSequence word) {
        if (word.isEmpty() || word.length() > LONGEST_ROMAN_NUMERAL) {
            return null;
        }
        int i = 0;
        int value = 0;
        while (i < word.length() && i < 3 && word.charAt(i) == 'x') {
            value += 10;
            i++;
        }
        String units = word.subSequence(i, word.length()).toString();
        int unit = units.isEmpty() ? 0 : ROMAN_UNITS.indexOf(units) + 1;
        boolean numeral = units.isEmpty() || unit > 0;
        return numeral ? Integer.toString(value + unit) : null;
    }

    private static final List<String> ROMAN_UNITS = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix");

    /** Parts a text into words and brings each to its skeleton. */
    private static final class Tokens {

        private final String text;
        private final Reading reading;
        private final StringBuilder word = new StringBuilder();
        private final List<String> words = new ArrayList<>();
        private boolean digits;
        /** Whether the word may be a Roman numeral: the Cyrillic и, which is "and", is none. */
        private boolean roman;

        Tokens(String text, Reading reading) {
            this.text = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
            this.reading = reading;
        }

        List<String> words() {
            for (int i = 0; i < text.length(); ) {
                int character = text.codePointAt(i);
                i += Character.charCount(character);
                take(Character.toLowerCase(character), i);
            }
            finish();
            return words;
        }

        private void take(int character, int next) {
            if (isLetter(character)) {
                begin(false);
                takeLetter(character, next);
            } else if (Character.isDigit(character)) {
                begin(true);
                word.append(Character.digit(character, 10));
            } else if (character == '&') {
                finish();
                words.add("and");
            } else if (character < 0x80 ? character != '\'' && character != '`' : !Letters.isSilent(character)) {
                finish();
            }
        }

        private void takeLetter(int letter, int next) {
            if (letter < 0x80) {
                word.append((char) letter);
                roman &= letter == 'i' || letter == 'v' || letter == 'x';
                mark(letter, next);
                return;
            }
            roman &= letter == 'і' || letter == 'ı';
            String latin = Letters.latin(letter);
            if (latin == null) {
                word.appendCodePoint(letter);
            } else {
                word.append(latin);
            }
            mark(letter, next);
        }

        /** Replaces the letter just taken by what its accents make of it. */
        private void mark(int letter, int next) {
            for (int i = next; i < text.length() && text.charAt(i) >= 0x300 && Letters.isMark(text.charAt(i)); i++) {
                String accented = Letters.accented(letter, text.charAt(i), reading);
                if (accented != null) {
                    word.setLength(word.length() - 1);
                    word.append(accented);
                    return;
                }
            }
        }

        private void begin(boolean ofDigits) {
            if (digits != ofDigits) {
                finish();
            }
            if (word.isEmpty()) {
                digits = ofDigits;
                roman = !ofDigits;
            }
        }

        private void finish() {
            if (word.isEmpty()) {
                return;
            }
            String numeral = roman ? romanNumeral(word) : null;
            if (numeral != null) {
                words.add(numeral);
            } else if (digits) {
                words.add(word.toString());
            } else if (word.length() == 1 && (word.charAt(0) == 'i' || word.charAt(0) == 'y')) {
                words.add("and"); // Russian and Spanish
            } else {
                words.add(finished(Skeleton.of(word, reading)));
            }
            word.setLength(0);
        }

        private static boolean isLetter(int character) {
            return character < 0x80 ? character >= 'a' && character <= 'z' : Character.isLetter(character);
        }

        private static boolean isAscii(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= 0x80) {
                    return false;
                }
            }
            return true;
        }
    }
}
