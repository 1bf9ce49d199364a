package org.orebook.chassis.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NameKeyPropertyTest {

    /** The letters that spellings are made of, so that they often meet. */
    @Provide
    Arbitrary<String> spellings() {
        return Arbitraries.strings()
                .withChars("aeiouyhkcsztjdgpqwxvnb '-.29IVXčšžşçñüłÇŠбвгдежзийклцчшщъыьэюяёұқғңәөіһ")
                .ofMaxLength(24);
    }

    @Provide
    Arbitrary<String> compounds() {
        Arbitrary<String> part = Arbitraries.of(
                "novo", "staro", "severo", "Верхне", "Нижне", "yuzhno", "tch", "kh", "ehn", "skoe", "insk", "dzh",
                "zha", "vi", "xx", "i", " ", "-", "aktau", "ое");
        return part.list().ofMaxSize(7).map(parts -> String.join("", parts));
    }

    @Property(tries = 5000)
    void foldingTwiceChangesNothing(@ForAll("spellings") String name) {
        assertIsItsOwnFold(NameKey.fold(name));
    }

    @Property(tries = 5000)
    void foldingACompoundTwiceChangesNothing(@ForAll("compounds") String name) {
        assertIsItsOwnFold(NameKey.fold(name));
    }

    @Property
    void takesAnyText(@ForAll String name) {
        String fold = NameKey.fold(name);

        assertIsItsOwnFold(fold);
        assertThat(fold.length()).isLessThanOrEqualTo(20 * name.length());
        assertThat(fold.codePoints()).allMatch(c -> c == ' ' || Character.isLetterOrDigit(c));
        assertThat(NameKey.compact(name)).doesNotContain(" ").isEqualTo(NameKey.compact(fold));
        assertThat(NameKey.searchText(List.of(name))).contains(fold);
        assertThat(NameKey.duplicateKey(name).length()).isLessThanOrEqualTo(fold.length() + 1);
    }

    @Example
    void foldsEveryCharacterOnceAndForAll() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            String text = Character.toString(character);
            String fold = NameKey.fold(text);
            if (!NameKey.fold(fold).equals(fold)) {
                assertIsItsOwnFold(fold);
            }
        }
    }

    @Property
    void capitalsChangeNothing(@ForAll("spellings") String name) {
        assertThat(NameKey.fold(name.toUpperCase(Locale.ROOT))).isEqualTo(NameKey.fold(name));
        assertThat(NameKey.fold(name.toLowerCase(Locale.ROOT))).isEqualTo(NameKey.fold(name));
    }

    @Property
    void theFormOfUnicodeChangesNothing(@ForAll("spellings") String name) {
        assertThat(NameKey.fold(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(NameKey.fold(name));
        assertThat(NameKey.query(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(NameKey.query(name));
    }

    @Property
    void accentsThatAreOnlyAccentsChangeNothing(@ForAll("spellings") String name) {
        String accented = name.replace("a", "á")
                .replace("e", "ê")
                .replace("o", "ö")
                .replace("u", "ü")
                .replace("n", "ñ");

        assertThat(NameKey.fold(accented)).isEqualTo(NameKey.fold(name));
    }

    @Property
    void everyNameIsFoundByItself(@ForAll("spellings") String name) {
        SearchWords query = NameKey.query(name);

        assertThat(query.isEmpty() || query.matches(NameKey.searchText(List.of(name))))
                .isTrue();
    }

    private static void assertIsItsOwnFold(String fold) {
        assertThat(NameKey.fold(fold)).isEqualTo(fold);
    }
}
