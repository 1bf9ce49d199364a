package org.orebook.chassis.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A country or territory of ISO 3166-1 as it is today.
 *
 * @param code alpha-2
 * @param alpha3 alpha-3
 * @param name in English
 * @param names in other languages, by ISO 639-1 code
 * @param otherNames other spellings, and names that it had
 */
public record Country(String code, String alpha3, String name, Map<String, String> names, List<OtherName> otherNames) {

    public Country {
        names = Map.copyOf(names);
        otherNames = List.copyOf(otherNames);
    }

    /**
     * Another name of a country.
     *
     * @param from the first year that it was called so, if it is a name of the past
     * @param until the last year that it was called so, if it is a name of the past
     */
    public record OtherName(String name, Optional<Integer> from, Optional<Integer> until) {}
}
