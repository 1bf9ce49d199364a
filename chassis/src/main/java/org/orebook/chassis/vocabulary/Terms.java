package org.orebook.chassis.vocabulary;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The terms by which the entries of one vocabulary are found; refuses a term that would mean two of them. */
final class Terms<T> {

    private final Map<String, T> byKey = new HashMap<>();
    private final Map<String, T> byCode = new LinkedHashMap<>();

    void addCode(String code, T value, VocabularyFile.Entry entry) {
        if (byCode.putIfAbsent(code, value) != null) {
            throw entry.wrong("the code " + code + " is there already");
        }
        add(code, value, entry);
    }

    void add(String term, T value, VocabularyFile.Entry entry) {
        String key = Term.key(term);
        if (key.isEmpty()) {
            throw entry.wrong("'" + term + "' has neither letter nor digit");
        }
        T other = byKey.putIfAbsent(key, value);
        if (other != null && !other.equals(value)) {
            throw entry.wrong("'" + term + "' means " + other + " already");
        }
    }

    /** By any of its terms, whatever their case, accents, spaces and punctuation. */
    Optional<T> find(String term) {
        return Optional.ofNullable(byKey.get(Term.key(term)));
    }

    Optional<T> findKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Map<String, T> byCode() {
        return Collections.unmodifiableMap(byCode);
    }
}
