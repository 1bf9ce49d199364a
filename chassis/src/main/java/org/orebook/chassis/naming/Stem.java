package org.orebook.chassis.naming;

/** What is left of a word's skeleton without its Russian adjectival ending: Kairakty and Kairaktinskoe both Kairakt. */
final class Stem {

    private static final String[] OF_PLACE = {
        "inskoe", "inskaia", "inskie", "inskoi", "inski", "insk", "skoe", "skaia", "skie", "skoi", "ski", "sk"
    };
    private static final String[] OF_GENDER = {"aia", "oe", "ee", "i"};

    private static final int SHORTEST_OF_PLACE = 3;
    private static final int SHORTEST_OF_GENDER = 4;

    /** What -inskoe and -y leave must be longer: Minskoe is not Min, Rossi not Ross. */
    private static final int SHORTEST_WITHOUT_I = 5;

    private Stem() {}

    /** A prefix of the skeleton, never shorter than three letters unless the skeleton is. */
    static String of(String skeleton) {
        int length = skeleton.length();
        for (String ending : OF_PLACE) {
            int shortest = ending.startsWith("i") ? SHORTEST_WITHOUT_I : SHORTEST_OF_PLACE;
            if (length >= ending.length() + shortest && skeleton.endsWith(ending)) {
                return skeleton.substring(0, length - ending.length());
            }
        }
        for (String ending : OF_GENDER) {
            int shortest = ending.startsWith("i") ? SHORTEST_WITHOUT_I : SHORTEST_OF_GENDER;
            if (length >= ending.length() + shortest && skeleton.endsWith(ending)) {
                String stem = skeleton.substring(0, length - ending.length());
                return endsWithVowel(stem) ? skeleton : stem;
            }
        }
        return skeleton;
    }

    /** The i of Kempirsai belongs to the name. */
    private static boolean endsWithVowel(String stem) {
        return Letters.isVowel(stem.charAt(stem.length() - 1));
    }
}
