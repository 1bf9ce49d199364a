package org.orebook.chassis.naming;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Words that mean the same in English, Russian and Kazakh names, and words that name no particular deposit. */
final class Words {

    /** Canonical word to its forms; Russian as adjectives decline in names, in Cyrillic (which covers Latin spellings). */
    private static final Map<String, String> QUALIFIER_FORMS = Map.ofEntries(
            Map.entry("north", "north northern северный северная северное северные северо солтүстік"),
            Map.entry("south", "south southern южный южная южное южные южно оңтүстік juzhnyj juzhnaja juzhnoe juzhno"),
            Map.entry("east", "east eastern восточный восточная восточное восточные восточно шығыс"),
            Map.entry("west", "west western западный западная западное западные западно батыс"),
            Map.entry(
                    "central",
                    "central centre center центральный центральная центральное центрально орталық centralny"
                            + " centralnyj centralnaja centralnaya centralnoe centralnoye centralno"),
            Map.entry("upper", "upper верхний верхняя верхнее верхние верхне verkhny жоғарғы жоғары"),
            Map.entry("lower", "lower нижний нижняя нижнее нижние нижне nizhny төменгі төмен"),
            Map.entry("middle", "middle средний средняя среднее средние средне sredny"),
            Map.entry("big", "big large большой большая большое большие үлкен"),
            Map.entry("small", "small little малый малая малое малые кіші kshi"),
            Map.entry("new", "new новый новая новое новые ново жаңа zhanga"),
            Map.entry("old", "old старый старая старое старые старо ескі"));

    /** The Russian adjectives that are written together with what they qualify: Верхнекайрактинское. */
    private static final Map<String, String> PREFIX_FORMS = Map.ofEntries(
            Map.entry("north", "северо"),
            Map.entry("south", "южно juzhno"),
            Map.entry("east", "восточно"),
            Map.entry("west", "западно"),
            Map.entry("central", "центрально centralno"),
            Map.entry("upper", "верхне"),
            Map.entry("lower", "нижне"),
            Map.entry("middle", "средне"),
            Map.entry("new", "ново"),
            Map.entry("old", "старо"));

    /** Names that Kazakh and Russian spell with different sounds. */
    private static final Map<String, String> NAME_FORMS = Map.of("kazahstan", "казахстан қазақстан kazakstan");

    private static final String GENERIC = "mine mines mina minas minera deposit deposits prospect prospects occurrence"
            + " occurrences occurence occurences showing showings claim claims property project location locations site"
            + " reported name number no n nr ore orebody field area"
            + " the and of месторождение месторождения рудник рудное рудопроявление проявление участок шахта карьер"
            + " кен орны кенорны кеніші mestorozhdeniye gisement yacimiento jazida grube";

    private static final String UNNAMED =
            "unnamed unknown unspecified untitled nameless неизвестное nenazvannoe" + " безымянный атаусыз";

    private static final String COMMODITIES = "gold silver copper lead zinc nickel nickle cobalt iron manganese chrome"
            + " chromite chromium platinum palladium pge pgm tin tungsten molybdenum uranium thorium vanadium titanium"
            + " lithium phosphate phosphorite potash sylvite halite salt barite fluorite graphite magnesite antimony"
            + " mercury bauxite coal asbestos talc mica gypsum sulfur sulphur rare earth earths ree au ag cu pb zn ni co"
            + " fe mn cr pt pd sn mo"
            + " золото серебро медь свинец цинк никель кобальт железо марганец хром вольфрам олово уран";

    private static final Map<String, String> QUALIFIERS = skeletons(QUALIFIER_FORMS);
    private static final Map<String, String> NAMES = skeletons(NAME_FORMS);
    private static final Map<String, String> PREFIXES = skeletons(PREFIX_FORMS);
    private static final Set<String> GENERIC_WORDS = skeletons(GENERIC);
    private static final Set<String> UNNAMED_WORDS = skeletons(UNNAMED);
    private static final Set<String> COMMODITY_WORDS = skeletons(COMMODITIES);

    /** What stays of a word from which a prefix is taken must be a name by itself: Novosel stays whole. */
    private static final int SHORTEST_REST = 4;

    private Words() {}

    /** The English word for a qualifier in any of its forms, the one form of a name with several, or null. */
    static String translation(String skeleton) {
        String qualifier = QUALIFIERS.get(skeleton);
        return qualifier == null ? NAMES.get(skeleton) : qualifier;
    }

    /** Whether a word of a fold is a qualifier; there they are English. */
    static boolean isQualifier(String word) {
        return QUALIFIER_FORMS.containsKey(word);
    }

    static boolean isGeneric(String skeleton) {
        return GENERIC_WORDS.contains(skeleton);
    }

    static boolean isUnnamed(String skeleton) {
        return UNNAMED_WORDS.contains(skeleton);
    }

    static boolean isCommodity(String skeleton) {
        return COMMODITY_WORDS.contains(skeleton);
    }

    /** The length of the qualifier that the word begins with and can do without, or 0. */
    static int prefixLength(String skeleton) {
        for (String prefix : PREFIXES.keySet()) {
            if (skeleton.length() >= prefix.length() + SHORTEST_REST && skeleton.startsWith(prefix)) {
                return prefix.length();
            }
        }
        return 0;
    }

    /** The English word for a prefix of the length that {@link #prefixLength} found. */
    static String prefix(String skeleton, int length) {
        return PREFIXES.get(skeleton.substring(0, length));
    }

    private static Map<String, String> skeletons(Map<String, String> formsByWord) {
        Map<String, String> wordBySkeleton = HashMap.newHashMap(128);
        formsByWord.forEach((word, forms) -> {
            for (String form : NameKey.plainWords(forms, Reading.LIKELY)) {
                wordBySkeleton.put(form, word);
            }
        });
        return Map.copyOf(wordBySkeleton);
    }

    private static Set<String> skeletons(String words) {
        return Set.copyOf(NameKey.plainWords(words, Reading.LIKELY));
    }
}
