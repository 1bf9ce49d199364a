package org.orebook.chassis.naming;

/**
 * What a letter is in plain Latin, before the spellings of one sound are brought together by {@link Skeleton}.
 *
 * <p>A table of our own: ICU's transliterators follow one standard each, so that they cannot say that {@code Kuyrektykol},
 * {@code Kuirektykol} and {@code Куйректыколь} are one name, and bring far more data than a native image should carry;
 * here one row per letter is enough, because what the standards disagree about is levelled afterwards anyway.
 */
final class Letters {

    private static final int CYRILLIC_START = 0x0400;
    private static final int CYRILLIC_END = 0x0530;

    /** By code point from {@link #CYRILLIC_START}; null: not known, kept as it is; empty: dropped. */
    private static final String[] CYRILLIC = new String[CYRILLIC_END - CYRILLIC_START];

    static {
        // Russian
        rows("а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh");
        rows("щ sh ы i э e ю yu я ya ё e");
        // Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Bashkir
        rows("ә a ғ g қ k ң n ө o ұ u ү u һ h і i ҳ h ҷ zh ӣ i ӯ u ў u ҡ k ҙ z ҫ s җ zh ҥ n ӏ i ӊ n ӄ k ӷ g ҝ g ҹ ch");
        // Ukrainian, Belarusian, Serbian, Macedonian, and letters from before 1918
        rows("є ye ї i ґ g ј y љ ly њ ny ћ ch ђ d џ zh ѓ g ќ k ѕ z ѣ e ѳ f ѵ i");
        CYRILLIC['ь' - CYRILLIC_START] = "";
        CYRILLIC['ъ' - CYRILLIC_START] = "";
    }

    private Letters() {}

    private static void rows(String pairs) {
        String[] parts = pairs.split(" ", -1);
        for (int i = 0; i < parts.length; i += 2) {
            CYRILLIC[parts[i].charAt(0) - CYRILLIC_START] = parts[i + 1];
        }
    }

    /** The Latin letters of a lower-case Cyrillic or special Latin letter without accents, or null if it is neither. */
    static String latin(int letter) {
        if (letter >= CYRILLIC_START && letter < CYRILLIC_END) {
            return CYRILLIC[letter - CYRILLIC_START];
        }
        return switch (letter) {
            case 'ł' -> "l";
            case 'ø', 'ɵ' -> "o";
            case 'đ', 'ð' -> "d";
            case 'þ' -> "th";
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'ı' -> "i";
            case 'ħ' -> "h";
            case 'ŋ' -> "n";
            case 'ə' -> "a";
            case 'ŧ' -> "t";
            case 'ĸ' -> "k";
            default -> null;
        };
    }

    /**
     * The letters of a consonant whose accent stands for another sound (caron, cedilla or comma below, acute), or null
     * where the accent is only an accent.
     */
    static String accented(int letter, int mark, Reading reading) {
        boolean caron = mark == 0x030C;
        boolean cedilla = mark == 0x0327 || mark == 0x0326;
        boolean likely = reading == Reading.LIKELY;
        return switch (letter) {
            case 'c' -> (likely ? caron || mark == 0x0301 : cedilla) ? "ch" : null;
            case 's' -> likely && (caron || cedilla || mark == 0x0302) ? "sh" : null;
            case 'z' -> likely && caron ? "zh" : null;
            case 'и' -> mark == 0x0306 ? "y" : null;
            default -> null;
        };
    }

    /**
     * Whether a character is dropped without parting the word: apostrophes and the signs that transliterations put for
     * the soft and hard sign, also as the remains of a wrong encoding (0x91 and 0x92 of Windows-1252, U+FFFD), and
     * invisible characters.
     */
    static boolean isSilent(int character) {
        return switch (character) {
            case '\'', '`', 0x00AD, 0x0091, 0x0092, 0x02B9, 0x02BA, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02BF -> true;
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2033, 0x2034, 0xFFFD -> true;
            default -> isMark(character) || Character.getType(character) == Character.FORMAT;
        };
    }

    static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    static boolean isVowel(int letter) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u', 'y' -> true;
            default -> false;
        };
    }
}
