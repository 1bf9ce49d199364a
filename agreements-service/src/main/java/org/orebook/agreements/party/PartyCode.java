package org.orebook.agreements.party;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKey;

/** The code of a party: a slug that partners' tokens name it by, once and for all. */
final class PartyCode {

    static final String EXPECTED = "2 to 60 small letters, digits and hyphens, and not the form of an id";

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,60}");
    private static final Pattern LATIN = Pattern.compile(".*[a-z].*");
    private static final Pattern NOT_OF_A_SLUG = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 60;

    private PartyCode() {}

    /** Whether a text can be a code. One that reads as an id cannot: a party is found by either. */
    static boolean isValid(String text) {
        return FORM.matcher(text).matches() && id(text).isEmpty();
    }

    /** The id that a text is, if it is one. */
    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** A code made of the first name in Latin letters, or else of the main name; empty where no name gives one. */
    static Optional<String> suggested(List<Name> names) {
        return names.stream()
                .map(name -> plain(name.text()))
                .filter(name -> LATIN.matcher(name).matches())
                .findFirst()
                .or(() -> names.stream().findFirst().map(name -> NameKey.fold(name.text())))
                .map(PartyCode::slug)
                .filter(PartyCode::isValid);
    }

    /** The code with a number behind it, within its length; with 1 the code itself. */
    static String numbered(String code, int number) {
        String suffix = number == 1 ? "" : "-" + number;
        return code.substring(0, Math.min(code.length(), LONGEST - suffix.length())) + suffix;
    }

    private static String plain(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return MARKS.matcher(apart).replaceAll("");
    }

    private static String slug(String name) {
        String words = NOT_OF_A_SLUG.matcher(name).replaceAll(" ").strip();
        String shortened =
                words.length() <= LONGEST ? words : words.substring(0, LONGEST).strip();
        return shortened.replace(' ', '-');
    }
}
