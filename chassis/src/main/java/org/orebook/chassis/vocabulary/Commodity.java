package org.orebook.chassis.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is mined: an element, a mineral, a rock, or a group of them.
 *
 * @param code stable and readable: {@code rare-earths}
 * @param symbol of the chemical element, if it is one
 * @param name in English
 * @param names in other languages, by ISO 639-1 code
 * @param synonyms other names, ore minerals and compounds that stand for it
 * @param codes those of USGS MRDS and of other registers; in them case matters
 * @param parent the code of the group that it belongs to
 */
public record Commodity(
        String code,
        Optional<String> symbol,
        String name,
        Map<String, String> names,
        List<String> synonyms,
        List<String> codes,
        Optional<String> parent) {

    public Commodity {
        names = Map.copyOf(names);
        synonyms = List.copyOf(synonyms);
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return code;
    }
}
