package org.orebook.chassis.vocabulary;

import java.util.List;
import java.util.Map;

/**
 * How far the work on a deposit has come.
 *
 * @param code stable and readable: {@code pre-feasibility}
 * @param name in English
 * @param names in other languages, by ISO 639-1 code
 * @param synonyms other words for it, among them those of USGS MRDS
 */
public record Stage(String code, String name, Map<String, String> names, List<String> synonyms) {

    public Stage {
        names = Map.copyOf(names);
        synonyms = List.copyOf(synonyms);
    }

    @Override
    public String toString() {
        return code;
    }
}
