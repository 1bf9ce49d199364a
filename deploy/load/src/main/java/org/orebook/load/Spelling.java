package org.orebook.load;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How people write a name that they look for. */
enum Spelling {
    /** As the register has it. */
    AS_WRITTEN(8) {
        @Override
        String of(String name, RandomGenerator random) {
            return name;
        }
    },
    /** Its longest word alone, in small letters. */
    ONE_WORD(5) {
        @Override
        String of(String name, RandomGenerator random) {
            return Arrays.stream(name.split("[^\\p{L}\\p{N}]+", -1))
                    .max(Comparator.comparingInt(String::length))
                    .orElse(name)
                    .toLowerCase(Locale.ROOT);
        }
    },
    /** In Cyrillic letters. */
    CYRILLIC(3) {
        @Override
        String of(String name, RandomGenerator random) {
            var text = name.toLowerCase(Locale.ROOT);
            for (var letter : LETTERS) {
                text = text.replace(letter.getKey(), letter.getValue());
            }
            return text;
        }
    },
    /** With two neighbouring letters changed round. */
    MISTYPED(4) {
        @Override
        String of(String name, RandomGenerator random) {
            if (name.length() < 3) {
                return name;
            }
            var letters = name.toCharArray();
            var at = random.nextInt(1, letters.length - 1);
            var moved = letters[at];
            letters[at] = letters[at + 1];
            letters[at + 1] = moved;
            return new String(letters);
        }
    };

    /** The usual transliteration, the longest first. */
    private static final List<Map.Entry<String, String>> LETTERS = List.of(
            Map.entry("shch", "щ"),
            Map.entry("zh", "ж"),
            Map.entry("kh", "х"),
            Map.entry("ts", "ц"),
            Map.entry("ch", "ч"),
            Map.entry("sh", "ш"),
            Map.entry("yu", "ю"),
            Map.entry("ya", "я"),
            Map.entry("a", "а"),
            Map.entry("b", "б"),
            Map.entry("v", "в"),
            Map.entry("w", "в"),
            Map.entry("g", "г"),
            Map.entry("d", "д"),
            Map.entry("e", "е"),
            Map.entry("z", "з"),
            Map.entry("i", "и"),
            Map.entry("j", "й"),
            Map.entry("k", "к"),
            Map.entry("c", "к"),
            Map.entry("q", "к"),
            Map.entry("l", "л"),
            Map.entry("m", "м"),
            Map.entry("n", "н"),
            Map.entry("o", "о"),
            Map.entry("p", "п"),
            Map.entry("r", "р"),
            Map.entry("s", "с"),
            Map.entry("t", "т"),
            Map.entry("u", "у"),
            Map.entry("f", "ф"),
            Map.entry("h", "х"),
            Map.entry("x", "кс"),
            Map.entry("y", "ы"));

    private static final int ALL =
            Arrays.stream(values()).mapToInt(each -> each.weight).sum();

    private final int weight;

    Spelling(int weight) {
        this.weight = weight;
    }

    abstract String of(String name, RandomGenerator random);

    /** One of them, the common ones more often. */
    static Spelling any(RandomGenerator random) {
        var drawn = random.nextInt(ALL);
        for (var spelling : values()) {
            drawn -= spelling.weight;
            if (drawn < 0) {
                return spelling;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
