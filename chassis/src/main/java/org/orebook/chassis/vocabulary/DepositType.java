package org.orebook.chassis.vocabulary;

import java.util.List;
import java.util.Optional;

/**
 * How a deposit was formed, after the mineral systems of Hofstra and others (USGS, 2021): an environment, a group within
 * it, or a type within that.
 *
 * @param code stable and readable: {@code porphyry-copper-gold}
 * @param name in English
 * @param synonyms other names and those of the USGS models (Cox and Singer, 1986)
 * @param parent the code of the group or environment that it belongs to
 */
public record DepositType(String code, Level level, String name, List<String> synonyms, Optional<String> parent) {

    public DepositType {
        synonyms = List.copyOf(synonyms);
    }

    /** How closely it is told; in the order of the hierarchy. */
    public enum Level {
        ENVIRONMENT,
        GROUP,
        TYPE
    }

    @Override
    public String toString() {
        return code;
    }
}
